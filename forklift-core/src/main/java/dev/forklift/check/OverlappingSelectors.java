package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import dev.forklift.graph.Selection;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A controller, a Service or a budget selects the pods of one workload; a controller selects its own. */
final class OverlappingSelectors implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        graph.podTemplates().map(Map.Entry::getKey).forEach(node -> {
            Optional<Map<String, String>> labels = Selection.podLabels(node);
            Optional<Map<String, String>> selector = Selection.controller(node);
            if (labels.isPresent() && selector.isPresent() && !Selection.matches(selector.get(), labels.get())) {
                findings.accept(node.finding(notItsOwn(node), "spec.selector"));
            }
        });
        Map<Node, List<Node>> selected = new LinkedHashMap<>();
        for (Reference reference : graph.references(Relation.SELECTOR)) {
            boolean mayBeSeveral = reference.from().object() instanceof NetworkPolicy;
            if (!mayBeSeveral) {
                reference
                        .target()
                        .ifPresent(target -> selected.computeIfAbsent(reference.from(), n -> new ArrayList<>())
                                .add(target));
            }
        }
        selected.forEach((by, targets) -> several(by, targets, findings));
    }

    private static void several(Node by, List<Node> targets, Consumer<Finding> findings) {
        Node first = targets.get(0);
        for (Node other : targets.subList(1, targets.size())) {
            findings.accept(by.finding(both(by, first, other), "spec.selector").concerning(other.path(), other.site()));
        }
    }

    private static Finding notItsOwn(Node node) {
        return Finding.of(
                "forklift.E030",
                node.key() + " does not select its own pods",
                "the API server refuses a selector that the template's labels do not match",
                "leave selector and the app.kubernetes.io labels as they are derived");
    }

    private static Finding both(Node by, Node one, Node other) {
        return Finding.of(
                "forklift.E030",
                by.key() + " selects the pods of " + one.key() + " and of " + other.key(),
                "two controllers fight over such pods, and a Service sends each the other's requests",
                "leave the app.kubernetes.io labels as they are derived, or another stack name or component id");
    }
}
