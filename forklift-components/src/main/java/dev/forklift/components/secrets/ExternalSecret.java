package dev.forklift.components.secrets;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.custom.CustomResource;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.resource.SecretHandle;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A Secret that the External Secrets Operator makes in the cluster, from a store such as Vault or AWS Secrets Manager. What it
 * hands out gives its keys, as a Secret of the stack does:
 *
 * <pre>{@code
 * SecretHandle app = s.add("app-secrets", ExternalSecret.from(SecretStore.cluster("aws"), e -> e
 *     .key("SECRET_KEY", "shop/production", "secret_key")));
 * d.secretKey(app.key("SECRET_KEY"));
 * }</pre>
 *
 * <p>Source: <a href="https://external-secrets.io/latest/api/externalsecret/">ExternalSecret</a>.
 */
public final class ExternalSecret implements Component<SecretHandle> {

    private static final String API = "external-secrets.io/v1";

    private final ExternalSecretSpec spec;
    private final Notes notes;

    private ExternalSecret(ExternalSecretSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a Secret that is fetched from a store}
     *
     * @param store where from
     * @param options its keys, at least one
     */
    public static ExternalSecret from(SecretStore store, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, store);
        options.accept(said);
        return new ExternalSecret(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public ExternalSecretSpec spec() {
        return spec;
    }

    @Override
    public SecretHandle define(Scope scope) {
        SecretHandle secret = scope.expectedSecret("", spec.secretName(), keys(), "the External Secrets Operator");
        scope.object("", GenericKubernetesResource.class, (me, naming) -> externalSecret(secret, naming));
        return secret;
    }

    private Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>(spec.extractedKeys());
        spec.fetched().forEach(one -> keys.add(one.key()));
        keys.addAll(spec.composed().keySet());
        return keys;
    }

    private GenericKubernetesResource externalSecret(SecretHandle secret, Naming naming) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(
                "secretStoreRef",
                ordered("kind", spec.store().kind(), "name", spec.store().name()));
        spec.refresh()
                .ifPresentOrElse(
                        every -> object.put("refreshInterval", every.toSeconds() + "s"),
                        () -> object.put("refreshPolicy", "CreatedOnce"));
        object.put("target", target(naming.nameOf(secret.ref()), naming));
        if (!spec.fetched().isEmpty()) {
            object.put("data", data());
        }
        if (!spec.extracted().isEmpty()) {
            object.put(
                    "dataFrom",
                    spec.extracted().stream()
                            .map(remote -> Map.of("extract", Map.of("key", remote)))
                            .toList());
        }
        return CustomResource.of(API, "ExternalSecret", object);
    }

    private Map<String, Object> target(String name, Naming naming) {
        Map<String, Object> target = ordered("name", name, "creationPolicy", "Owner");
        target.put("deletionPolicy", spec.deleted() ? "Delete" : "Retain");
        if (!spec.composed().isEmpty() || !spec.type().equals("Opaque")) {
            target.put("template", template(naming));
        }
        return target;
    }

    private Map<String, Object> template(Naming naming) {
        Map<String, Object> template = ordered("engineVersion", "v2", "type", spec.type());
        if (!spec.composed().isEmpty()) {
            template.put("mergePolicy", "Merge");
            Map<String, Object> data = new LinkedHashMap<>();
            spec.composed().forEach((key, text) -> data.put(key, text.resolve(naming)));
            template.put("data", data);
        }
        return template;
    }

    private List<Map<String, Object>> data() {
        List<Map<String, Object>> data = new ArrayList<>();
        for (ExternalSecretSpec.Fetched one : spec.fetched()) {
            Map<String, Object> remote = ordered("key", one.remote());
            if (!one.property().isEmpty()) {
                remote.put("property", one.property());
            }
            data.add(ordered("secretKey", one.key(), "remoteRef", remote));
        }
        return data;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return map;
    }

    /** What can be said of a Secret that is fetched. */
    public static final class Options {

        private final Notes notes;
        private final KeyChecks checks;
        private final ImmutableExternalSecretSpec.Builder spec = ImmutableExternalSecretSpec.builder();
        private final Map<String, CallSite> used = new LinkedHashMap<>();
        private Duration refresh = Duration.ofHours(1);
        private boolean once;

        private Options(Notes notes, SecretStore store) {
            this.notes = notes;
            this.checks = new KeyChecks(notes);
            boolean ok = notes.given("the store", store) && checks.isName(store.kind(), store.name());
            spec.store(ok ? store : SecretStore.named("refused"));
        }

        private ExternalSecretSpec build() {
            if (checks.keys().isEmpty() && notes.findings().isEmpty()) {
                notes.refuse(Finding.of(
                                "forklift.E271",
                                "an ExternalSecret that fetches nothing",
                                "the operator refuses one without data",
                                "key(\"SECRET_KEY\", \"shop/production\", \"secret_key\")")
                        .at(notes.site()));
            }
            used.forEach((key, line) -> {
                if (!checks.has(key)) {
                    notes.refuse(Finding.of(
                                    "forklift.E271",
                                    "a value is composed of '" + key + "', which is not fetched",
                                    "the operator would write '<no value>' in its place; it fetches "
                                            + new TreeSet<>(checks.keys()),
                                    "key(\"" + key + "\", …) beside it")
                            .at(line));
                }
            });
            if (!once) {
                spec.refresh(refresh);
            }
            return spec.build();
        }

        /**
         * Fetches a value.
         *
         * @param key the key of the Secret, each once
         * @param remote what the store calls it
         * @return these options
         */
        public Options key(String key, String remote) {
            return key(key, remote, "");
        }

        /**
         * Fetches one part of a value that the store keeps as a JSON object.
         *
         * @param key the key of the Secret, each once
         * @param remote what the store calls it
         * @param property the part
         * @return these options
         */
        public Options key(String key, String remote, String property) {
            if (isRemote(remote) && checks.isFree(key)) {
                spec.fetched(new ExternalSecretSpec.Fetched(key, remote, property));
            }
            return this;
        }

        /**
         * Fetches a JSON object of the store with all of its parts, each of which becomes a key.
         *
         * @param remote what the store calls it
         * @param keys those parts that are read here, so that they can be asked for
         * @return these options
         */
        public Options all(String remote, String... keys) {
            if (isRemote(remote)) {
                spec.extracted(remote);
            }
            for (String key : keys) {
                if (checks.isFree(key)) {
                    spec.extractedKeys(key);
                }
            }
            return this;
        }

        private boolean isRemote(String remote) {
            return checks.require(
                    !remote.isBlank(),
                    "forklift.E270",
                    "a value of the store without a name",
                    "the operator finds values by what the store calls them",
                    "key(\"SECRET_KEY\", \"shop/production\", \"secret_key\")");
        }

        /**
         * Adds a value that the operator puts together of text and of what it fetches. The manifest holds only the text.
         *
         * @param key the key of the Secret, each once
         * @param value its parts
         * @return these options
         */
        public Options composed(String key, Consumer<ComposedValue> value) {
            ComposedValue said = new ComposedValue();
            value.accept(said);
            said.keys().forEach(part -> used.putIfAbsent(part, CallSite.here()));
            if (checks.isFree(key)) {
                spec.composed(key, said.template());
            }
            return this;
        }

        /**
         * Adds a settings file of other keys: one that a process reads as one file, by {@code d.secretFile("/etc/secrets/app.yml",
         * secret.key("app.yml"))}.
         *
         * @param key the key of the Secret: its name ends with {@code .json}, {@code .yml} or {@code .yaml}
         * @param keys what is in it, by the name it has here; all values are strings
         * @return these options
         */
        public Options file(String key, String... keys) {
            boolean json = key.endsWith(".json");
            if (checks.require(
                    json || key.endsWith(".yml") || key.endsWith(".yaml"),
                    "forklift.E270",
                    "file(\"" + key + "\", …)",
                    "its ending says how it is written: as JSON or as YAML",
                    "file(\"app.yml\", …)")) {
                composed(key, value -> members(value, json, List.of(keys)));
            }
            return this;
        }

        private static void members(ComposedValue value, boolean json, List<String> keys) {
            value.text(json ? "{\n" : "");
            for (int i = 0; i < keys.size(); i++) {
                String end = json && i < keys.size() - 1 ? ",\n" : "\n";
                value.text((json ? "  \"" : "\"") + keys.get(i) + "\": ")
                        .json(keys.get(i))
                        .text(end);
            }
            value.text(json ? "}\n" : "");
        }

        /**
         * Sets how often the values are fetched again. Pods that read them as environment see a change when they are started
         * anew, those that read files within about a minute more.
         *
         * @param every whole seconds, at least 1; an hour by default
         * @return these options
         */
        public Options refresh(Duration every) {
            if (checks.require(
                    every.toSeconds() >= 1 && every.toNanosPart() == 0 && every.toSeconds() <= Integer.MAX_VALUE,
                    "forklift.E270",
                    "refresh(" + every + ")",
                    "it is counted in whole seconds, at least 1",
                    "refresh(Duration.ofHours(1)), or once()")) {
                refresh = every;
                once = false;
            }
            return this;
        }

        /**
         * Fetches the values once, when the object is made, and never again.
         *
         * @return these options
         */
        public Options once() {
            once = true;
            return this;
        }

        /**
         * Sets the type of the Secret.
         *
         * @param type such as {@code kubernetes.io/dockerconfigjson}; {@code Opaque} by default
         * @return these options
         */
        public Options type(String type) {
            if (checks.isType(type)) {
                spec.type(type);
            }
            return this;
        }

        /**
         * Sets the name of the Secret, for one that others outside of the stack read, too.
         *
         * @param name a DNS subdomain; derived by default
         * @return these options
         */
        public Options secretName(String name) {
            if (checks.isName("Secret", name)) {
                spec.secretName(name);
            }
            return this;
        }

        /**
         * Deletes the Secret when its values are gone from the store. By default it stays as it is.
         *
         * @return these options
         */
        public Options deletedWithItsValues() {
            spec.deleted(true);
            return this;
        }
    }
}
