package dev.forklift.components.keda;

import dev.forklift.graph.ReferenceSource;
import dev.forklift.graph.Relation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What KEDA's objects name: the objects by which it gets its secrets, and the Secrets and ConfigMaps that those read. */
record KedaReferences() implements ReferenceSource {

    @Override
    public void read(HasMetadata object, Sink found) {
        if (object instanceof GenericKubernetesResource resource
                && resource.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec) {
            if (resource.getKind().equals("TriggerAuthentication")) {
                keys(spec, "secretTargetRef", "Secret", found);
                keys(spec, "configMapTargetRef", "ConfigMap", found);
            } else if (resource.getKind().equals("ScaledObject")) {
                authentications(spec, found);
            }
        }
    }

    private static void keys(Map<?, ?> spec, String field, String kind, Sink found) {
        for (Map<?, ?> one : maps(spec.get(field))) {
            found.accept(
                    "spec." + field,
                    Relation.CREDENTIAL,
                    kind,
                    String.valueOf(one.get("name")),
                    String.valueOf(one.get("key")),
                    false);
        }
    }

    private static void authentications(Map<?, ?> spec, Sink found) {
        for (Map<?, ?> trigger : maps(spec.get("triggers"))) {
            boolean ofTheCluster = trigger.get("authenticationRef") instanceof Map<?, ?> said
                    && "ClusterTriggerAuthentication".equals(said.get("kind"));
            if (!ofTheCluster && trigger.get("authenticationRef") instanceof Map<?, ?> ref) {
                String name = String.valueOf(ref.get("name"));
                found.accept(
                        "spec.triggers.authenticationRef",
                        Relation.CREDENTIAL,
                        "TriggerAuthentication",
                        name,
                        "",
                        false);
            }
        }
    }

    private static List<Map<?, ?>> maps(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(one -> one instanceof Map<?, ?>)
                        .<Map<?, ?>>map(one -> (Map<?, ?>) one)
                        .toList()
                : List.of();
    }
}
