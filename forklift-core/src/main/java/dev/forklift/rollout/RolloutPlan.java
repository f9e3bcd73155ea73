package dev.forklift.rollout;

import dev.forklift.declare.Gate;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;

/**
 * The order in which a deployer applies a stack: phases one after the other, and what it waits for between them. What an object
 * refers to is in its phase or an earlier one; what it waits for is in an earlier one. Each object is in the earliest phase that
 * this allows.
 *
 * <pre>{@code
 * for (Phase phase : shop.plan().phases()) {
 *     apply(phase.nodes());
 *     phase.waits().forEach(this::await);
 * }
 * }</pre>
 *
 * <p>Services and network policies come first whomever they select, since pods of every phase count on them. A ring of gates, which
 * is a finding, is put into one phase.
 *
 * @param phases the phases, in order
 */
public record RolloutPlan(List<Phase> phases) {

    /**
     * Creates a plan.
     *
     * @param phases the phases, in order; copied
     */
    public RolloutPlan {
        phases = List.copyOf(phases);
    }

    /**
     * {@return the plan of a graph}
     *
     * @param graph the graph
     */
    public static RolloutPlan of(ObjectGraph graph) {
        Needs needs = new Needs(graph);
        Map<Node, Integer> levels = new Levels(graph.nodes(), needs).levels();
        TreeMap<Integer, List<Node>> byLevel = new TreeMap<>();
        graph.nodes()
                .forEach(node -> byLevel.computeIfAbsent(levels.get(node), l -> new ArrayList<>())
                        .add(node));
        Map<Node, Set<Gate.Condition>> awaited = awaited(graph, needs);
        List<Phase> phases = new ArrayList<>();
        byLevel.values().forEach(nodes -> phases.add(new Phase(phases.size() + 1, nodes, waits(nodes, awaited))));
        return new RolloutPlan(phases);
    }

    private static Map<Node, Set<Gate.Condition>> awaited(ObjectGraph graph, Needs needs) {
        Map<Node, Set<Gate.Condition>> awaited = new HashMap<>();
        for (Node node : graph.nodes()) {
            List<Node> targets = needs.gatesOf(node);
            for (Gate gate : node.gates()) {
                targets.stream()
                        .filter(t -> t.path().equals(gate.object().path())
                                && t.objectId().equals(gate.object().id())
                                && gate.object().kind().isInstance(t.object()))
                        .forEach(t -> awaited.computeIfAbsent(t, n -> new LinkedHashSet<>())
                                .add(gate.condition()));
            }
        }
        return awaited;
    }

    private static List<Wait> waits(List<Node> nodes, Map<Node, Set<Gate.Condition>> awaited) {
        List<Wait> waits = new ArrayList<>();
        for (Node node : nodes) {
            awaited.getOrDefault(node, Set.of()).stream()
                    .sorted(Comparator.naturalOrder())
                    .forEach(condition -> waits.add(new Wait(node, condition)));
        }
        return waits;
    }

    /**
     * {@return the phase that an object is in}
     *
     * @param node a node of the graph
     * @throws NoSuchElementException where it is none of the graph's
     */
    public Phase phaseOf(Node node) {
        return phases.stream()
                .filter(p -> p.nodes().contains(node))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(node + " is in no phase"));
    }

    /** {@return a line for each phase, for people} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Phase phase : phases) {
            text.append(phase.number()).append(". ");
            text.append(
                    String.join(", ", phase.nodes().stream().map(Node::toString).toList()));
            phase.waits().forEach(wait -> text.append("\n   then ").append(wait));
            text.append('\n');
        }
        return text.toString();
    }
}
