package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodTemplates;
import dev.forklift.graph.Relation;
import dev.forklift.graph.Selection;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A network policy speaks of pods that there are, and of their own ports rather than those of a Service before them. */
final class PolicyTargets implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        Set<String> keys = graph.podsWith(Map.of())
                .flatMap(n -> Selection.podLabels(n).stream())
                .flatMap(labels -> labels.keySet().stream())
                .collect(Collectors.toSet());
        Pods pods = new Pods(graph, keys, new HashMap<>());
        graph.forEach(NetworkPolicy.class, (node, policy) -> {
            if (policy.getSpec() != null) {
                selectors(node, policy, pods, findings);
                ports(node, policy, graph, findings);
            }
        });
    }

    /**
     * The stack's pods, the keys of their labels, and what is known of selectors: the same pods are peers of many policies.
     */
    private record Pods(ObjectGraph graph, Set<String> keys, Map<LabelSelector, Boolean> known) {

        /** Pods of others, such as an operator's, have labels of other keys than the stack's own. */
        boolean isMistaken(@Nullable LabelSelector selector) {
            if (selector == null
                    || selector.getMatchLabels() == null
                    || selector.getMatchLabels().isEmpty()) {
                return false;
            }
            return known.computeIfAbsent(
                    selector,
                    s -> keys.containsAll(s.getMatchLabels().keySet())
                            && PodSelectors.selected(graph, s).findAny().isEmpty());
        }
    }

    private static void selectors(Node node, NetworkPolicy policy, Pods pods, Consumer<Finding> findings) {
        if (pods.isMistaken(policy.getSpec().getPodSelector())) {
            findings.accept(node.finding(nothing(node, "selects"), "spec.podSelector"));
        }
        boolean peer = peers(policy)
                .filter(p -> p.getNamespaceSelector() == null)
                .anyMatch(p -> pods.isMistaken(p.getPodSelector()));
        if (peer) {
            findings.accept(node.finding(nothing(node, "allows"), "spec"));
        }
    }

    private static Stream<NetworkPolicyPeer> peers(NetworkPolicy policy) {
        return Stream.concat(
                        policy.getSpec().getIngress().stream().map(NetworkPolicyIngressRule::getFrom),
                        policy.getSpec().getEgress().stream().map(rule -> rule.getTo()))
                .flatMap(Collection::stream);
    }

    private static void ports(Node node, NetworkPolicy policy, ObjectGraph graph, Consumer<Finding> findings) {
        List<Node> pods = graph.selectedBy(node);
        for (NetworkPolicyIngressRule rule : policy.getSpec().getIngress()) {
            for (NetworkPolicyPort port : rule.getPorts()) {
                Integer number = port.getPort() == null ? null : port.getPort().getIntVal();
                if (number != null && isOfService(number, pods, graph)) {
                    findings.accept(node.finding(servicePort(node, number), "spec.ingress"));
                }
            }
        }
    }

    private static boolean isOfService(int number, List<Node> pods, ObjectGraph graph) {
        boolean ofPods = pods.stream()
                .flatMap(n -> PodTemplates.of(n.object()).stream())
                .flatMap(t -> PodTemplates.containers(t).stream())
                .flatMap(c -> c.getPorts().stream())
                .anyMatch(p -> p.getContainerPort() == number);
        return !ofPods
                && pods.stream()
                        .flatMap(n -> graph.referencesTo(n.object()).stream())
                        .filter(r -> r.relation() == Relation.SELECTOR)
                        .map(r -> r.from().object())
                        .filter(Service.class::isInstance)
                        .flatMap(s -> ((Service) s).getSpec().getPorts().stream())
                        .anyMatch(p -> p.getPort() == number);
    }

    private static Finding nothing(Node node, String verb) {
        return Finding.of(
                "forklift.W052",
                node.key() + " " + verb + " no pods",
                "no workload of the stack has these labels",
                "of(workload.ref()), from(workload.ref()), to(workload.ref()), which take the labels that are derived");
    }

    private static Finding servicePort(Node node, int number) {
        return Finding.of(
                "forklift.E055",
                node.key() + " opens port " + number + ", which is a Service's and no pod's",
                "policies are asked when the Service has already been replaced by a pod and its port",
                "the name of the container's port");
    }
}
