package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Pods have one disruption budget at the most, and a budget has pods.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/tasks/run-application/configure-pdb/">Specifying a Disruption Budget</a>.
 */
final class Budgets implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        Map<Node, Node> budgetOf = new HashMap<>();
        for (Node budget : graph.nodesOf(PodDisruptionBudget.class)) {
            check(budget, graph, budgetOf, findings);
        }
    }

    private static void check(Node budget, ObjectGraph graph, Map<Node, Node> budgetOf, Consumer<Finding> findings) {
        var selected = graph.selectedBy(budget);
        if (selected.isEmpty() && PodSelectors.isUnderstood(budget)) {
            findings.accept(budget.finding(nothing(budget), "spec.selector"));
        }
        for (Node pods : selected) {
            Node other = budgetOf.putIfAbsent(pods, budget);
            if (other != null) {
                findings.accept(budget.finding(two(budget, other, pods), "spec.selector")
                        .concerning(other.path(), other.site()));
            }
        }
    }

    private static Finding two(Node budget, Node other, Node pods) {
        return Finding.of(
                "forklift.E058",
                budget.key() + " and " + other.key().name() + " both protect the pods of " + pods.key(),
                "evicting a pod with two budgets is refused, so that a node can never be drained",
                "one of the two; without(SafeDefault.DISRUPTION_BUDGET, reason) leaves the derived one out");
    }

    private static Finding nothing(Node budget) {
        return Finding.of(
                "forklift.W057",
                budget.key() + " protects no pods",
                "no workload of the stack has the labels that it selects",
                "disruption(…) on the workload, which derives the selector");
    }
}
