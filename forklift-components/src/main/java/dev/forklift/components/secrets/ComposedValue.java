package dev.forklift.components.secrets;

import dev.forklift.declare.Text;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A value that the operator puts together in the cluster, from text and from what it fetched: {@code v ->
 * v.text("postgres://shop:").encoded("password").text("@db:5432/shop")}.
 *
 * <p>Source: <a href="https://external-secrets.io/latest/guides/templating/">Advanced Templating</a>.
 */
public final class ComposedValue {

    private final Set<String> keys = new LinkedHashSet<>();
    private Text template = Text.of("");

    ComposedValue() {}

    /**
     * Adds text as it is.
     *
     * @param literal the text
     * @return this value
     */
    public ComposedValue text(String literal) {
        return text(Text.of(literal));
    }

    /**
     * Adds text that holds names of the stack's objects.
     *
     * @param text such as {@code endpoint.hostAndPort()}
     * @return this value
     */
    public ComposedValue text(Text text) {
        template = template.plus(text.escaped(literal -> literal.replace("{{", "{{ \"{{\" }}")));
        return this;
    }

    /**
     * Adds the value of a key as it is.
     *
     * @param name a key that is fetched
     * @return this value
     */
    public ComposedValue key(String name) {
        return add(name, "");
    }

    /**
     * Adds the value of a key percent-encoded, as a part of a URL: any password will do.
     *
     * @param name a key that is fetched
     * @return this value
     */
    public ComposedValue encoded(String name) {
        return add(name, " | urlquery | replace \"+\" \"%20\"");
    }

    /**
     * Adds the value of a key as a string of JSON, quotes included, which YAML reads as well.
     *
     * @param name a key that is fetched
     * @return this value
     */
    public ComposedValue json(String name) {
        return add(name, " | toJson");
    }

    private ComposedValue add(String name, String filter) {
        keys.add(name);
        boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_]*");
        String value = plain ? "." + name : "index . \"" + name + "\"";
        template = template.plus("{{ " + value + filter + " }}");
        return this;
    }

    /** The keys that it is made of. */
    Set<String> keys() {
        return keys;
    }

    Text template() {
        return template;
    }
}
