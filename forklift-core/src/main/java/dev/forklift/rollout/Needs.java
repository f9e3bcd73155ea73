package dev.forklift.rollout;

import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has to be applied no later than an object, or to have come about before it. */
final class Needs {

    /** They only name pods: a Service or a policy that is there first is what pods count on, and harms nobody. */
    private static final Set<String> FIRST = Set.of("Service", "NetworkPolicy");

    private final ObjectGraph graph;

    Needs(ObjectGraph graph) {
        this.graph = graph;
    }

    /** {@return what has to be applied with the object or before it} */
    List<Node> of(Node node) {
        List<Node> needs = new ArrayList<>();
        for (Reference reference : graph.referencesFrom(node.object())) {
            if (reference.relation() != Relation.GATE && !onlyNames(reference)) {
                reference.target().ifPresent(needs::add);
            }
            if (reference.relation() == Relation.BACKEND) {
                reference.target().ifPresent(service -> needs.addAll(selectedBy(service)));
            }
        }
        return needs;
    }

    /** {@return what has to have come about before the object is applied} */
    List<Node> gatesOf(Node node) {
        return graph.referencesFrom(node.object()).stream()
                .filter(r -> r.relation() == Relation.GATE)
                .map(Reference::target)
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean onlyNames(Reference reference) {
        return reference.relation() == Relation.SELECTOR
                && FIRST.contains(reference.from().key().kind());
    }

    private List<Node> selectedBy(Node service) {
        return graph.referencesFrom(service.object()).stream()
                .filter(r -> r.relation() == Relation.SELECTOR)
                .map(Reference::target)
                .flatMap(Optional::stream)
                .toList();
    }
}
