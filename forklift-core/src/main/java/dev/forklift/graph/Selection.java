package dev.forklift.graph;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which workloads' pods an object selects by their labels. */
public final class Selection {

    private final Map<Map.Entry<String, String>, List<Node>> byLabel = new HashMap<>();

    /** Indexes workloads by the labels of their pods. */
    Selection(List<Map.Entry<Node, PodTemplateSpec>> workloads) {
        for (Map.Entry<Node, PodTemplateSpec> workload : workloads) {
            podLabels(workload.getValue())
                    .forEach((key, value) -> byLabel.computeIfAbsent(
                                    Map.entry(key, String.valueOf(value)), l -> new ArrayList<>())
                            .add(workload.getKey()));
        }
    }

    /**
     * {@return the labels by which an object selects pods; nothing where it selects none, or by expressions}
     *
     * @param node an object
     */
    public static Optional<Map<String, String>> selector(Node node) {
        if (node.object() instanceof Service service && service.getSpec() != null) {
            return some(service.getSpec().getSelector());
        }
        if (node.object() instanceof PodDisruptionBudget budget && budget.getSpec() != null) {
            return labels(budget.getSpec().getSelector());
        }
        if (node.object() instanceof NetworkPolicy policy && policy.getSpec() != null) {
            return labels(policy.getSpec().getPodSelector());
        }
        return controller(node);
    }

    /** {@return where an object says what it selects} */
    static String field(Node node) {
        if (node.object() instanceof NetworkPolicy) {
            return "spec.podSelector.matchLabels";
        }
        return node.object() instanceof Service ? "spec.selector" : "spec.selector.matchLabels";
    }

    /**
     * {@return the labels by which a controller claims its pods}
     *
     * @param node an object
     */
    public static Optional<Map<String, String>> controller(Node node) {
        if (node.object() instanceof Deployment d && d.getSpec() != null) {
            return labels(d.getSpec().getSelector());
        }
        if (node.object() instanceof StatefulSet s && s.getSpec() != null) {
            return labels(s.getSpec().getSelector());
        }
        if (node.object() instanceof DaemonSet d && d.getSpec() != null) {
            return labels(d.getSpec().getSelector());
        }
        return Optional.empty();
    }

    /** {@return the workloads whose pods an object selects} */
    List<Node> of(Node node) {
        return selector(node).map(s -> selectedBy(s, node.key().namespace())).orElse(List.of());
    }

    private List<Node> selectedBy(Map<String, String> selector, String namespace) {
        return having(selector)
                .filter(node -> node.key().namespace().equals(namespace))
                .toList();
    }

    /** The workloads whose pods have all of these labels: looked for among those that have the rarest. */
    Stream<Node> having(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> byLabel.getOrDefault(label, List.of()))
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of())
                .stream()
                .filter(node -> podLabels(node).filter(l -> matches(labels, l)).isPresent());
    }

    /**
     * {@return the labels of a workload's pods}
     *
     * @param node an object
     */
    public static Optional<Map<String, String>> podLabels(Node node) {
        return PodTemplates.of(node.object())
                .filter(template -> template.getMetadata() != null)
                .map(Selection::podLabels);
    }

    private static Map<String, String> podLabels(PodTemplateSpec template) {
        ObjectMeta meta = template.getMetadata();
        return meta == null || meta.getLabels() == null ? Map.of() : meta.getLabels();
    }

    /**
     * {@return whether labels are selected}
     *
     * @param selector what is asked for; an empty one selects nothing here
     * @param labels the labels
     */
    public static boolean matches(Map<String, String> selector, Map<String, String> labels) {
        return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }

    private static Optional<Map<String, String>> labels(@Nullable LabelSelector selector) {
        if (selector == null || !selector.getMatchExpressions().isEmpty()) {
            return Optional.empty();
        }
        return some(selector.getMatchLabels());
    }

    private static Optional<Map<String, String>> some(@Nullable Map<String, String> labels) {
        return labels == null || labels.isEmpty() ? Optional.empty() : Optional.of(labels);
    }
}
