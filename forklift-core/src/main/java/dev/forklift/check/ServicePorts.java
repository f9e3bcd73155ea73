package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodTemplates;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.function.Consumer;

/** A Service selects pods, and each of its ports leads to one that their containers listen on. */
final class ServicePorts implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        graph.forEach(Service.class, (node, service) -> {
            if (service.getSpec() != null
                    && service.getSpec().getSelector() != null
                    && !service.getSpec().getSelector().isEmpty()) {
                check(node, service, graph, findings);
            }
        });
    }

    private static void check(Node node, Service service, ObjectGraph graph, Consumer<Finding> findings) {
        List<PodTemplateSpec> selected = graph.selectedBy(node).stream()
                .flatMap(n -> PodTemplates.of(n.object()).stream())
                .toList();
        if (selected.isEmpty()) {
            findings.accept(node.finding(
                    Finding.of(
                            "forklift.E022",
                            node.key() + " selects no pods",
                            "no workload of the stack has the labels "
                                    + service.getSpec().getSelector(),
                            "workload.service(), which derives the selector"),
                    "spec.selector"));
            return;
        }
        for (ServicePort port : service.getSpec().getPorts()) {
            for (PodTemplateSpec pods : selected) {
                if (!declares(pods, port)) {
                    findings.accept(node.finding(noPort(node, port), "spec.ports[" + port.getName() + "].targetPort"));
                }
            }
        }
    }

    private static Finding noPort(Node node, ServicePort port) {
        return Finding.of(
                "forklift.E023",
                node.key() + " leads to the port '" + target(port) + "', which no container has",
                "connections to the Service's port '" + port.getName() + "' would find nobody listening",
                "port(\"" + target(port) + "\", number) on the workload, or the name of a port it has");
    }

    private static String target(ServicePort port) {
        IntOrString target = port.getTargetPort();
        if (target == null || target.getValue() == null) {
            return String.valueOf(port.getPort());
        }
        return String.valueOf(target.getValue());
    }

    private static boolean declares(PodTemplateSpec pods, ServicePort port) {
        String target = target(port);
        return PodTemplates.containers(pods).stream()
                .flatMap(c -> c.getPorts().stream())
                .anyMatch(p -> target.equals(p.getName()) || target.equals(String.valueOf(p.getContainerPort())));
    }
}
