package dev.forklift.kube;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** Which class of fabric8's models an object is of, by its API version and kind. */
public final class Kinds {

    private Kinds() {}

    /** Read when first asked for, since most programs never do. */
    private static final class Known {
        static final Map<String, Class<? extends HasMetadata>> KINDS = known();

        private static Map<String, Class<? extends HasMetadata>> known() {
            Map<String, Class<? extends HasMetadata>> kinds = new HashMap<>();
            ServiceLoader.load(KubernetesResource.class, KubernetesResource.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::type)
                    .filter(HasMetadata.class::isAssignableFrom)
                    .filter(type -> HasMetadata.getApiVersion(type) != null)
                    .forEach(type -> kinds.put(
                            HasMetadata.getApiVersion(type) + "/" + HasMetadata.getKind(type),
                            type.asSubclass(HasMetadata.class)));
            return Map.copyOf(kinds);
        }
    }

    /**
     * {@return the class of a kind; {@link GenericKubernetesResource} for one that no model on the class path knows}
     *
     * @param apiVersion such as {@code apps/v1}
     * @param kind such as {@code Deployment}
     */
    public static Class<? extends HasMetadata> of(String apiVersion, String kind) {
        return Known.KINDS.getOrDefault(apiVersion + "/" + kind, GenericKubernetesResource.class);
    }
}
