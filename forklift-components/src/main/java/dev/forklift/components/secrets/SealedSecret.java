package dev.forklift.components.secrets;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.custom.CustomResource;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.resource.SecretHandle;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A Secret whose values lie encrypted in the manifests; the Sealed Secrets controller alone can decrypt them. What it hands out
 * gives its keys:
 *
 * <pre>{@code
 * SecretHandle app = s.add("app-secrets", SealedSecret.of(x -> x.encrypted("SECRET_KEY", "AgBy3i4OJSWK…")));
 * }</pre>
 *
 * <p>Source: <a href="https://github.com/bitnami-labs/sealed-secrets#scopes">Sealed Secrets, scopes</a>.
 */
public final class SealedSecret implements Component<SecretHandle> {

    private static final String ANNOTATION = "sealedsecrets.bitnami.com/";

    private final SealedSecretSpec spec;
    private final Notes notes;

    private SealedSecret(SealedSecretSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a Secret that is encrypted}
     *
     * @param options its values, at least one
     */
    public static SealedSecret of(Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes);
        options.accept(said);
        return new SealedSecret(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public SealedSecretSpec spec() {
        return spec;
    }

    @Override
    public SecretHandle define(Scope scope) {
        SecretHandle secret =
                scope.expectedSecret("", spec.secretName(), spec.encrypted().keySet(), "the Sealed Secrets controller");
        scope.object("", GenericKubernetesResource.class, (me, naming) -> sealedSecret(me, secret, naming));
        return secret;
    }

    private GenericKubernetesResource sealedSecret(Identity me, SecretHandle secret, Naming naming) {
        String name = naming.nameOf(secret.ref());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("encryptedData", new TreeMap<>(spec.encrypted()));
        object.put("template", template(me, name));
        GenericKubernetesResource resource =
                CustomResource.of("bitnami.com/v1alpha1", "SealedSecret", object, Map.of(), annotations());
        resource.getMetadata().setName(name);
        return resource;
    }

    private Map<String, Object> template(Identity me, String name) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("namespace", me.namespace());
        metadata.put("labels", me.labels());
        if (!annotations().isEmpty()) {
            metadata.put("annotations", annotations());
        }
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("type", spec.type());
        template.put("metadata", metadata);
        return template;
    }

    /** The controller asks for the scope on both objects: on the one it decrypts, and in the template of the other. */
    private Map<String, String> annotations() {
        return switch (spec.scope()) {
            case NAME -> Map.of();
            case NAMESPACE -> Map.of(ANNOTATION + "namespace-wide", "true");
            case CLUSTER -> Map.of(ANNOTATION + "cluster-wide", "true");
        };
    }

    /** What can be said of a Secret that is encrypted. */
    public static final class Options {

        /** RSA with 2048 bits alone takes 256 bytes, and two more for its length. */
        private static final int SHORTEST = 258;

        private final Notes notes;
        private final KeyChecks checks;
        private final ImmutableSealedSecretSpec.Builder spec = ImmutableSealedSecretSpec.builder();

        private Options(Notes notes) {
            this.notes = notes;
            this.checks = new KeyChecks(notes);
        }

        private SealedSecretSpec build() {
            if (checks.keys().isEmpty() && notes.findings().isEmpty()) {
                notes.refuse(Finding.of(
                                "forklift.E272",
                                "a SealedSecret without a value",
                                "there is nothing to decrypt",
                                "encrypted(\"SECRET_KEY\", \"AgBy3i4OJSWK…\"), as kubeseal --raw prints it")
                        .at(notes.site()));
            }
            return spec.build();
        }

        /**
         * Adds a value.
         *
         * @param key the key of the Secret, each once
         * @param value what {@code kubeseal --raw} printed for it; one that is not encrypted is refused
         * @return these options
         */
        public Options encrypted(String key, String value) {
            boolean ok = checks.require(
                    isSealed(value),
                    "forklift.E272",
                    "the value of '" + key + "' is not encrypted",
                    "kubeseal prints base64 of several hundred bytes; the controller takes nothing else, and a secret that stands"
                            + " here in the clear is no secret any more",
                    "the output of: kubeseal --raw --name … --namespace … --from-file=/dev/stdin");
            if (checks.isFree(key) && ok) {
                spec.encrypted(key, value);
            }
            return this;
        }

        private static boolean isSealed(String value) {
            try {
                return Base64.getDecoder().decode(value).length > SHORTEST;
            } catch (IllegalArgumentException notBase64) {
                return false;
            }
        }

        /**
         * Says that the values were encrypted for any name in the namespace ({@code kubeseal --scope namespace-wide}). By default
         * they are bound to the Secret's name as well.
         *
         * @return these options
         */
        public Options namespaceWide() {
            spec.scope(SealedSecretSpec.SealedFor.NAMESPACE);
            return this;
        }

        /**
         * Says that the values were encrypted for the whole cluster ({@code kubeseal --scope cluster-wide}).
         *
         * @return these options
         */
        public Options clusterWide() {
            spec.scope(SealedSecretSpec.SealedFor.CLUSTER);
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
         * Sets the name of the Secret, which values of the default scope were encrypted for.
         *
         * @param name a DNS subdomain; derived by default: the stack's name, {@code -}, and the component's id
         * @return these options
         */
        public Options secretName(String name) {
            if (checks.isName("Secret", name)) {
                spec.secretName(name);
            }
            return this;
        }
    }
}
