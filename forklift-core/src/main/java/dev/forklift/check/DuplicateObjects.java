package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.ObjectKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** No two objects of one kind have one name: one would overwrite the other. Said once for each pair of components. */
final class DuplicateObjects implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        Map<ObjectKey, Node> first = new HashMap<>();
        Set<String> pairs = new HashSet<>();
        for (Node node : graph.nodes()) {
            Node other = first.putIfAbsent(node.key(), node);
            boolean sameLine = other != null && other.site().equals(node.site());
            if (other != null && pairs.add(other.path() + " " + node.path() + (sameLine ? "" : node.site()))) {
                findings.accept(node.finding(
                                Finding.of(
                                        "forklift.E026",
                                        "two objects are called " + node.key(),
                                        "a cluster has one object of a kind and name, so one would overwrite the other",
                                        "another id for one of the two components or objects"),
                                "metadata.name")
                        .concerning(other.path(), other.site()));
            }
        }
    }
}
