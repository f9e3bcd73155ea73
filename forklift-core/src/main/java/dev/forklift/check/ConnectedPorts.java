package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Connection;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodPorts;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.function.Consumer;

/** What pods connect to by a Service of the stack is there: the Service has the port, and somebody behind it. */
final class ConnectedPorts implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        for (Connection connection : graph.connections()) {
            connection.service().ifPresent(service -> check(connection, service, findings));
        }
    }

    private static void check(Connection connection, Node service, Consumer<Finding> findings) {
        String port = connection.at().portName().isEmpty()
                ? String.valueOf(connection.at().port())
                : connection.at().portName();
        ServiceSpec spec = ((Service) service.object()).getSpec();
        if (PodPorts.ofService((Service) service.object(), port).isEmpty() && spec.getExternalName() == null) {
            findings.accept(connection.from().finding(noPort(connection, service, port), ""));
        } else if (connection.to().isEmpty() && isFor(spec)) {
            findings.accept(connection.from().finding(nobody(connection, service), ""));
        }
    }

    /** One with a selector that selects nothing is reported where it is declared. */
    private static boolean isFor(ServiceSpec spec) {
        return spec.getExternalName() == null
                && (spec.getSelector() == null || spec.getSelector().isEmpty());
    }

    private static Finding noPort(Connection connection, Node service, String port) {
        return Finding.of(
                "forklift.E053",
                connection.from() + " connects to the port '" + port + "', which " + service + " does not have",
                "nothing answers there, and no network policy can open it",
                "the endpoint of one of the Service's ports, or the port where the Service is declared");
    }

    private static Finding nobody(Connection connection, Node service) {
        return Finding.of(
                "forklift.W051",
                connection.from() + " connects to " + service + ", which selects no pods",
                "who answers is not known here, so that derived network policies open the port to every pod of the namespace",
                "workload.service(), or s.externalName(…) for a host outside");
    }
}
