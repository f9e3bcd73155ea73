package dev.forklift.testkit.laws;

import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import dev.forklift.rollout.Phase;
import dev.forklift.rollout.RolloutPlan;
import dev.forklift.rollout.Wait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The law of an order: every object is in it once; all that it depends on, directly or not, is in its phase or before it; what it
 * waits for is in an earlier phase, which says that it is waited for.
 */
final class RolloutLaw {

    private RolloutLaw() {}

    static void check(ObjectGraph graph, RolloutPlan plan) {
        List<String> wrong = new ArrayList<>();
        Map<Node, Integer> numbers = numbers(plan, wrong);
        for (Node node : graph.nodes()) {
            if (!numbers.containsKey(node)) {
                wrong.add(node + " is in no phase");
                continue;
            }
            int own = numbers.get(node);
            for (Node needed : closure(graph, node)) {
                if (numbers.getOrDefault(needed, Integer.MAX_VALUE) > own) {
                    wrong.add(node + " is applied before " + needed + ", on which it depends");
                }
            }
            for (Node gate : targets(graph, node, Relation.GATE)) {
                if (numbers.getOrDefault(gate, Integer.MAX_VALUE) >= own || !isAwaited(plan, gate)) {
                    wrong.add(node + " does not wait for " + gate);
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError("An order that does not hold:\n  " + String.join("\n  ", wrong) + "\nin\n" + plan);
        }
    }

    private static Map<Node, Integer> numbers(RolloutPlan plan, List<String> wrong) {
        Map<Node, Integer> numbers = new HashMap<>();
        for (Phase phase : plan.phases()) {
            for (Node node : phase.nodes()) {
                if (numbers.put(node, phase.number()) != null) {
                    wrong.add(node + " is in two phases");
                }
            }
        }
        return numbers;
    }

    private static boolean isAwaited(RolloutPlan plan, Node gate) {
        return plan.phases().stream()
                .flatMap(phase -> phase.waits().stream())
                .map(Wait::node)
                .anyMatch(gate::equals);
    }

    /** Whom a Service or a policy selects needs not be there for it; what all else names does. */
    private static Set<Node> closure(ObjectGraph graph, Node node) {
        Set<Node> found = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            Node next = open.pop();
            for (Reference reference : graph.referencesFrom(next.object())) {
                boolean selects = reference.relation() == Relation.SELECTOR
                        && List.of("Service", "NetworkPolicy")
                                .contains(next.key().kind());
                if (!selects && reference.target().isPresent()) {
                    Node target = reference.target().get();
                    if (found.add(target)) {
                        open.push(target);
                    }
                }
            }
        }
        return found;
    }

    private static List<Node> targets(ObjectGraph graph, Node node, Relation relation) {
        return graph.referencesFrom(node.object()).stream()
                .filter(reference -> reference.relation() == relation)
                .flatMap(reference -> reference.target().stream())
                .toList();
    }
}
