package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodTemplates;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.function.Consumer;

/** A port that a network policy opens by its name is one of the selected pods'. */
final class PolicyPorts implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        graph.forEach(NetworkPolicy.class, (node, policy) -> {
            if (policy.getSpec() != null) {
                List<PodTemplateSpec> pods = graph.selectedBy(node).stream()
                        .flatMap(n -> PodTemplates.of(n.object()).stream())
                        .toList();
                for (NetworkPolicyIngressRule rule : policy.getSpec().getIngress()) {
                    rule.getPorts().forEach(port -> check(node, port, pods, findings));
                }
            }
        });
    }

    private static void check(
            Node node, NetworkPolicyPort port, List<PodTemplateSpec> pods, Consumer<Finding> findings) {
        String name = port.getPort() == null ? null : port.getPort().getStrVal();
        if (name != null && pods.stream().noneMatch(p -> has(p, name))) {
            findings.accept(node.finding(
                    Finding.of(
                            "forklift.E037",
                            node.key() + " opens the port '" + name + "', which no selected pod has",
                            "a network policy opens ports of pods, by the names that their containers give them",
                            "the name of a container's port"),
                    "spec.ingress"));
        }
    }

    private static boolean has(PodTemplateSpec pods, String port) {
        return PodTemplates.containers(pods).stream()
                .flatMap(c -> c.getPorts().stream())
                .anyMatch(p -> port.equals(p.getName()));
    }
}
