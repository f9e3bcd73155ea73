package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A workload's number of pods has one master, and no resource that it follows is changed by a vertical autoscaler.
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/concepts/scaling-deployments/">Scaling Deployments</a>, <a
 * href="https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md">VPA, known
 * limitations</a>.
 */
final class CompetingAutoscalers implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        Map<Node, List<Node>> byTarget = new LinkedHashMap<>();
        for (Reference reference : graph.references(Relation.SCALE_TARGET)) {
            reference
                    .target()
                    .ifPresent(target -> byTarget.computeIfAbsent(target, t -> new ArrayList<>())
                            .add(reference.from()));
        }
        byTarget.forEach((target, scalers) -> {
            one(target, scalers.stream().filter(s -> !isVertical(s)).toList(), findings);
            scalers.stream()
                    .filter(CompetingAutoscalers::isVertical)
                    .forEach(vertical -> scalers.stream()
                            .filter(s -> !isVertical(s))
                            .forEach(horizontal -> apart(target, vertical, horizontal, findings)));
        });
    }

    private static void one(Node target, List<Node> scalers, Consumer<Finding> findings) {
        for (Node again : scalers.subList(Math.min(1, scalers.size()), scalers.size())) {
            Node first = scalers.get(0);
            findings.accept(again.finding(
                            Finding.of(
                                    "forklift.E283",
                                    "two autoscalers of " + target.key(),
                                    "each undoes what the other decided; KEDA's webhook refuses the second",
                                    "one autoscaler: KEDA takes CPU and memory as triggers beside others"),
                            "spec.scaleTargetRef")
                    .concerning(first.path(), first.namedAt()));
        }
    }

    private static void apart(Node target, Node vertical, Node horizontal, Consumer<Finding> findings) {
        Set<String> both = new TreeSet<>(ScaledResources.changedBy(vertical.object()));
        both.retainAll(ScaledResources.followedBy(horizontal.object()));
        for (String resource : both) {
            findings.accept(vertical.finding(
                    Finding.of(
                            "forklift.E284",
                            "the " + resource + " of " + target.key() + " is scaled in both directions",
                            "the vertical autoscaler changes the request of which the other counts a share, so that each answers"
                                    + " the other's answer",
                            "recommendOnly() for the vertical one"
                                    + (resource.equals("cpu") ? ", or memoryOnly()" : "")
                                    + "; or another metric for the horizontal one"),
                    "spec.updatePolicy"));
        }
    }

    private static boolean isVertical(Node node) {
        return node.object() instanceof GenericKubernetesResource resource
                && resource.getKind().equals("VerticalPodAutoscaler");
    }
}
