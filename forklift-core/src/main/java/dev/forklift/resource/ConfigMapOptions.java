package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.declare.Text;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What a ConfigMap holds.
 *
 * <p>Its name carries a hash of its content, so that changed content is a new ConfigMap and rolls exactly the pods that read it,
 * whatever the order in which objects are applied; see {@link #stableName()}.
 */
public final class ConfigMapOptions extends Draft {

    private final Map<String, Text> data = new TreeMap<>();
    private final Metadata metadata = new Metadata(this);
    private boolean stable;

    /**
     * Begins an empty ConfigMap.
     *
     * @param place where it is declared
     */
    ConfigMapOptions(Place place) {
        super(place, ConfigMap.class);
    }

    /**
     * Sets a value.
     *
     * @param key at most 253 letters, digits, {@code -}, {@code _} and {@code .}; one that was set before is a finding, and is
     *     replaced where an override sets it
     * @param value the value
     * @return these options
     */
    public ConfigMapOptions data(String key, String value) {
        return data(key, Text.of(value));
    }

    /**
     * Sets a value that holds names of the stack's objects.
     *
     * @param key as for {@link #data(String, String)}
     * @param value the value
     * @return these options
     */
    public ConfigMapOptions data(String key, Text value) {
        if (Keys.valid(this, key) && Keys.fresh(this, data, key) && accepts(value)) {
            data.put(key, value);
        }
        return this;
    }

    /**
     * Sets a value where none is set.
     *
     * @param key as for {@link #data(String, String)}
     * @param value the value
     * @return these options
     */
    public ConfigMapOptions dataDefault(String key, Text value) {
        return data.containsKey(key) ? this : data(key, value);
    }

    /**
     * Sets a value that is known only when every component has declared its facts.
     *
     * @param key as for {@link #data(String, String)}; volumes and environment may name it at once
     * @param value makes the value from the facts
     * @return these options
     */
    public ConfigMapOptions dataAtFinish(String key, Function<Facts, Text> value) {
        if (Keys.valid(this, key) && Keys.fresh(this, data, key)) {
            data.put(key, Text.of(""));
            later(facts -> {
                Text known = value.apply(facts);
                if (accepts(known)) {
                    data.put(key, known);
                }
            });
        }
        return this;
    }

    /**
     * Keeps the name free of the content's hash, for a ConfigMap that something outside of the stack reads by its name. Pods
     * that read it get the hash as an annotation instead, so changed content still rolls them.
     *
     * @return these options
     */
    public ConfigMapOptions stableName() {
        stable = true;
        return this;
    }

    /**
     * Gives it a name of its own instead of the derived one, to take over one that is there already. The name is then {@linkplain #stableName() stable}.
     *
     * @param name a DNS subdomain; two of one name are a finding
     * @return these options
     */
    public ConfigMapOptions name(String name) {
        pin(name);
        stable = true;
        return this;
    }

    /**
     * Adds a label.
     *
     * @param key a qualified name
     * @param value a label value
     * @return these options
     */
    public ConfigMapOptions label(String key, String value) {
        metadata.label(key, value);
        return this;
    }

    /**
     * Adds an annotation.
     *
     * @param key a qualified name
     * @param value any text
     * @return these options
     */
    public ConfigMapOptions annotation(String key, String value) {
        metadata.annotation(key, value);
        return this;
    }

    /**
     * Adds what is known only when every component has declared its facts.
     *
     * @param step gets the facts and these options
     * @return these options
     */
    public ConfigMapOptions atFinish(BiConsumer<Facts, ConfigMapOptions> step) {
        later(facts -> step.accept(facts, this));
        return this;
    }

    /** {@return the keys set so far} */
    public Set<String> keys() {
        return Set.copyOf(data.keySet());
    }

    @Override
    public Set<Endpoint> addresses(String key) {
        Set<Endpoint> all = new LinkedHashSet<>();
        data.forEach((k, text) -> {
            if (key.isEmpty() || key.equals(k)) {
                all.addAll(text.endpoints());
            }
        });
        return all;
    }

    @Override
    public boolean namedByContent() {
        return !stable;
    }

    @Override
    public int nameLimit() {
        return Names.LABEL;
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        Map<String, String> resolved = new TreeMap<>();
        data.forEach((key, text) -> resolved.put(key, text.resolve(naming)));
        ConfigMap object = new ConfigMap();
        object.setData(resolved);
        return metadata.on(object, me);
    }
}
