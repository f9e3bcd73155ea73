package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What waits for each other in a ring never starts. */
final class GateCycles implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        Map<Node, List<Node>> waits = new LinkedHashMap<>();
        for (Reference reference : graph.references(Relation.GATE)) {
            reference
                    .target()
                    .ifPresent(t -> waits.computeIfAbsent(reference.from(), n -> new ArrayList<>())
                            .add(t));
        }
        Set<Node> done = new HashSet<>();
        for (Node node : waits.keySet()) {
            walk(node, waits, new ArrayList<>(), done, findings);
        }
    }

    private static void walk(
            Node node, Map<Node, List<Node>> waits, List<Node> way, Set<Node> done, Consumer<Finding> findings) {
        int seen = way.indexOf(node);
        if (seen >= 0) {
            report(way.subList(seen, way.size()), findings);
            return;
        }
        if (!done.add(node)) {
            return;
        }
        way.add(node);
        waits.getOrDefault(node, List.of()).forEach(next -> walk(next, waits, way, done, findings));
        way.remove(way.size() - 1);
    }

    private static void report(List<Node> ring, Consumer<Finding> findings) {
        String names = ring.stream().map(n -> n.key().toString()).collect(Collectors.joining(" → "));
        Node first = ring.get(0);
        Finding finding = first.finding(
                Finding.of(
                        "forklift.E033",
                        "a ring of gates: " + names + " → " + first.key(),
                        "each waits for the next, so none would ever start",
                        "take one of the after(…) away"),
                "");
        for (Node other : ring.subList(1, ring.size())) {
            finding = finding.concerning(other.path(), other.site());
        }
        findings.accept(finding);
    }
}
