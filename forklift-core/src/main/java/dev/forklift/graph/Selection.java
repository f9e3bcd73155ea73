package dev.forklift.graph;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which workloads' pods an object selects by their labels. */
public final class Selection {

    private final Map<Map.Entry<String, String>, List<Node>> byLabel = new HashMap<>();

    /** Indexes the workloads among some objects by the labels of their pods. */
    Selection(List<Node> nodes) {
        for (Node node : nodes) {
            podLabels(node)
                    .ifPresent(labels -> labels.entrySet()
                            .forEach(label -> byLabel.computeIfAbsent(
                                            Map.entry(label.getKey(), String.valueOf(label.getValue())),
                                            l -> new ArrayList<>())
                                    .add(node)));
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
        List<Node> fewest = null;
        for (Map.Entry<String, String> label : selector.entrySet()) {
            List<Node> having = byLabel.getOrDefault(label, List.of());
            fewest = fewest == null || having.size() < fewest.size() ? having : fewest;
        }
        List<Node> selected = new ArrayList<>();
        for (Node node : fewest == null ? List.<Node>of() : fewest) {
            boolean matches = podLabels(node).map(l -> matches(selector, l)).orElse(false);
            if (matches && node.key().namespace().equals(namespace)) {
                selected.add(node);
            }
        }
        return selected;
    }

    /**
     * {@return the labels of a workload's pods}
     *
     * @param node an object
     */
    public static Optional<Map<String, String>> podLabels(Node node) {
        return PodTemplates.of(node.object())
                .map(PodTemplateSpec::getMetadata)
                .map(m -> m.getLabels() == null ? Map.of() : m.getLabels());
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
