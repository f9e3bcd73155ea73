package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodPorts;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import io.fabric8.kubernetes.api.model.Service;
import java.util.function.Consumer;

/** The port that a route names is one of the Service's. */
final class BackendPorts implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        for (Reference reference : graph.references(Relation.BACKEND)) {
            if (reference.target().isPresent()) {
                Node target = reference.target().get();
                if (!hasPort(target, reference.item())) {
                    findings.accept(reference.from().finding(noPort(target, reference.item()), reference.field()));
                }
            }
        }
    }

    private static boolean hasPort(Node node, String port) {
        return node.object() instanceof Service service
                && PodPorts.ofService(service, port).isPresent();
    }

    private static Finding noPort(Node target, String port) {
        return Finding.of(
                "forklift.E024",
                "a route leads to the port '" + port + "', which " + target.key() + " does not have",
                "the ingress controller would answer 503",
                "the name of one of its ports");
    }
}
