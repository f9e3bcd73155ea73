package dev.forklift.components.custom;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.TreeMap;

/** Makes objects of kinds for which there is no class. */
public final class CustomResource {

    private CustomResource() {}

    /**
     * {@return an object without a name, for {@code Scope.object}, which names it}
     *
     * @param apiVersion its group and version, such as {@code keda.sh/v1alpha1}
     * @param kind its kind
     * @param spec what is said of it, in the order in which it is written
     */
    public static GenericKubernetesResource of(String apiVersion, String kind, Map<String, Object> spec) {
        return of(apiVersion, kind, spec, Map.of(), Map.of());
    }

    /**
     * {@return an object without a name, for {@code Scope.object}, which names it}
     *
     * @param apiVersion its group and version, such as {@code keda.sh/v1alpha1}
     * @param kind its kind
     * @param spec what is said of it, in the order in which it is written
     * @param labels its labels, besides those of the stack
     * @param annotations its annotations
     */
    public static GenericKubernetesResource of(
            String apiVersion,
            String kind,
            Map<String, Object> spec,
            Map<String, String> labels,
            Map<String, String> annotations) {
        ObjectMeta meta = new ObjectMeta();
        meta.setLabels(labels.isEmpty() ? null : new TreeMap<>(labels));
        meta.setAnnotations(annotations.isEmpty() ? null : new TreeMap<>(annotations));
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(apiVersion);
        object.setKind(kind);
        object.setMetadata(meta);
        object.setAdditionalProperty("spec", spec);
        return object;
    }
}
