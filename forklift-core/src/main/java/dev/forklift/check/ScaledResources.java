package dev.forklift.check;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which of CPU and memory an autoscaler follows, or changes. */
final class ScaledResources {

    private static final Set<String> BOTH = Set.of("cpu", "memory");

    private ScaledResources() {}

    /** What decides the number of pods. */
    static Set<String> followedBy(HasMetadata horizontal) {
        Set<String> found = new TreeSet<>();
        if (horizontal instanceof HorizontalPodAutoscaler hpa) {
            for (MetricSpec metric : hpa.getSpec().getMetrics()) {
                if (metric.getResource() != null) {
                    found.add(metric.getResource().getName());
                }
                if (metric.getContainerResource() != null) {
                    found.add(metric.getContainerResource().getName());
                }
            }
        } else if (horizontal instanceof GenericKubernetesResource scaled) {
            triggers(scaled).stream()
                    .map(trigger -> String.valueOf(trigger.get("type")))
                    .filter(BOTH::contains)
                    .forEach(found::add);
        }
        return found;
    }

    /** KEDA's triggers; none for other objects. */
    static List<Map<?, ?>> triggers(GenericKubernetesResource scaled) {
        List<Map<?, ?>> triggers = new ArrayList<>();
        if (spec(scaled).get("triggers") instanceof List<?> all) {
            all.forEach(one -> {
                if (one instanceof Map<?, ?> trigger) {
                    triggers.add(trigger);
                }
            });
        }
        return triggers;
    }

    /** What a vertical autoscaler changes of pods; nothing where it only recommends. */
    static Set<String> changedBy(HasMetadata vertical) {
        if (!(vertical instanceof GenericKubernetesResource resource)
                || "Off".equals(map(spec(resource).get("updatePolicy")).get("updateMode"))) {
            return Set.of();
        }
        Set<String> changed = new TreeSet<>();
        Object policies = map(spec(resource).get("resourcePolicy")).get("containerPolicies");
        if (!(policies instanceof List<?> all) || all.isEmpty()) {
            return BOTH;
        }
        for (Object policy : all) {
            Object controlled = map(policy).get("controlledResources");
            if (controlled instanceof List<?> some) {
                some.forEach(one -> changed.add(String.valueOf(one)));
            } else {
                changed.addAll(BOTH);
            }
        }
        return changed;
    }

    private static Map<?, ?> spec(GenericKubernetesResource resource) {
        return map(resource.getAdditionalProperties().get("spec"));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
