package dev.forklift.check;

import dev.forklift.declare.CallSite;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * No two objects of one kind have one name, or one id in a component: one would overwrite the other. Of two components whose
 * names meet it is said once, not for each of their objects.
 */
final class DuplicateObjects implements Check {

    private record Id(String kind, ComponentPath path, String objectId) {}

    private record Pair(ComponentPath one, ComponentPath other) {}

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        Map<Object, Node> first = new HashMap<>();
        Set<Pair> pairs = new HashSet<>();
        for (Node node : graph.nodes()) {
            Node sameName = first.putIfAbsent(node.key(), node);
            Node sameId = first.putIfAbsent(new Id(node.key().kind(), node.path(), node.objectId()), node);
            Node other = sameName == null ? sameId : sameName;
            if (other == null) {
                continue;
            }
            if (other.path().equals(node.path())) {
                findings.accept(withinOne(node).concerning(other.path(), other.site()));
            } else if (pairs.add(new Pair(other.path(), node.path()))) {
                findings.accept(ofTwo(node, other).concerning(other.path(), other.namedAt()));
            }
        }
    }

    private static Finding withinOne(Node node) {
        return node.finding(
                Finding.of(
                        "forklift.E026",
                        "two objects are called " + node.key(),
                        "a component has one object of a kind and id, so one would overwrite the other",
                        "an id for one of the two: s.configMap(\"nginx\", …)"),
                "metadata.name");
    }

    private static Finding ofTwo(Node node, Node other) {
        return node.finding(
                        Finding.of(
                                "forklift.E026",
                                "two objects are called " + node.key(),
                                "'" + other.path() + "' and '" + node.path()
                                        + "' make the same names, and a cluster has one object of a kind and name",
                                "another id for one of the two components or objects, or another name(…) where one is said"),
                        "metadata.name")
                .addedAt(CallSite.UNKNOWN)
                .at(node.namedAt());
    }
}
