package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Connection;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodPorts;
import dev.forklift.graph.Selection;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * No network policy, whoever wrote it, denies what the pods connect to, or asking for names. Peers that the graph cannot know, such
 * as other namespaces and addresses, are taken to allow.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network Policies</a>.
 */
final class DeniedConnections implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        Policies policies = Policies.of(graph);
        if (policies.byPods.isEmpty()) {
            return;
        }
        graph.connections().forEach(c -> check(c, policies, findings));
        graph.connections().stream().map(Connection::from).distinct().forEach(from -> names(from, policies, findings));
    }

    /** Which policies select the pods of a workload. */
    private record Policies(Map<Node, List<Node>> byPods) {

        static Policies of(ObjectGraph graph) {
            Map<Node, List<Node>> byPods = new HashMap<>();
            graph.forEach(NetworkPolicy.class, (node, policy) -> {
                if (policy.getSpec() != null) {
                    PodSelectors.selected(graph, policy.getSpec().getPodSelector())
                            .filter(pods ->
                                    pods.key().namespace().equals(node.key().namespace()))
                            .forEach(pods -> byPods.computeIfAbsent(pods, p -> new ArrayList<>())
                                    .add(node));
                }
            });
            return new Policies(byPods);
        }

        List<Node> isolating(Node pods, String direction) {
            return byPods.getOrDefault(pods, List.of()).stream()
                    .filter(p -> limits(spec(p), direction))
                    .toList();
        }
    }

    private static void check(Connection c, Policies policies, Consumer<Finding> findings) {
        if (c.to().isEmpty() || c.port() == 0) {
            return;
        }
        Node to = c.to().get();
        denied(policies.isolating(c.from(), "Egress"), policy -> letsOut(policy, c, to))
                .ifPresent(p -> findings.accept(finding(p, c, "does not let it out")));
        denied(policies.isolating(to, "Ingress"), policy -> letsIn(policy, c, to))
                .ifPresent(p -> findings.accept(finding(p, c, "does not let it in")));
    }

    private static void names(Node pods, Policies policies, Consumer<Finding> findings) {
        denied(
                        policies.isolating(pods, "Egress"),
                        policy -> spec(policy).getEgress().stream().anyMatch(rule -> opensUdp(rule.getPorts())))
                .ifPresent(p -> findings.accept(p.finding(noNames(p, pods), "spec.egress")));
    }

    /** The first of the policies, where there are some and none allows. */
    private static Optional<Node> denied(List<Node> isolating, Predicate<Node> allows) {
        return isolating.stream().anyMatch(allows)
                ? Optional.empty()
                : isolating.stream().findFirst();
    }

    private static boolean limits(NetworkPolicySpec spec, String direction) {
        if (spec.getPolicyTypes().isEmpty()) {
            return direction.equals("Ingress") || !spec.getEgress().isEmpty();
        }
        return spec.getPolicyTypes().contains(direction);
    }

    private static boolean letsOut(Node policy, Connection c, Node to) {
        return spec(policy).getEgress().stream()
                .anyMatch(rule -> opens(rule.getPorts(), port(c), to) && includes(rule.getTo(), to));
    }

    private static boolean letsIn(Node policy, Connection c, Node to) {
        return spec(policy).getIngress().stream()
                .anyMatch(rule -> opens(rule.getPorts(), port(c), to) && includes(rule.getFrom(), c.from()));
    }

    private static PodPorts.Port port(Connection c) {
        return new PodPorts.Port(c.port(), c.protocol());
    }

    /** Name servers may listen at another port than 53 in their pods. */
    private static boolean opensUdp(List<NetworkPolicyPort> ports) {
        return ports.isEmpty() || ports.stream().anyMatch(p -> "UDP".equals(p.getProtocol()));
    }

    /** A port without a number is every port of the protocol; none at all is every port. */
    private static boolean opens(List<NetworkPolicyPort> ports, PodPorts.Port port, Node answering) {
        return ports.isEmpty() || ports.stream().anyMatch(p -> opens(p, port, answering));
    }

    private static boolean opens(NetworkPolicyPort opened, PodPorts.Port port, Node answering) {
        String protocol = opened.getProtocol() == null ? "TCP" : opened.getProtocol();
        if (!protocol.equals(port.protocol())) {
            return false;
        }
        if (opened.getPort() == null) {
            return true;
        }
        if (opened.getPort().getStrVal() != null) {
            return PodPorts.named(opened.getPort().getStrVal(), answering)
                    .filter(port::equals)
                    .isPresent();
        }
        int first = opened.getPort().getIntVal();
        int last = opened.getEndPort() == null ? first : opened.getEndPort();
        return first <= port.number() && port.number() <= last;
    }

    private static boolean includes(List<NetworkPolicyPeer> peers, Node pods) {
        return peers.isEmpty() || peers.stream().anyMatch(p -> mayInclude(p, pods));
    }

    private static boolean mayInclude(NetworkPolicyPeer peer, Node pods) {
        boolean ownNamespace = peer.getIpBlock() == null && peer.getNamespaceSelector() == null;
        return !ownNamespace || PodSelectors.matches(peer.getPodSelector(), labels(pods));
    }

    private static NetworkPolicySpec spec(Node policy) {
        return ((NetworkPolicy) policy.object()).getSpec();
    }

    private static Map<String, String> labels(Node pods) {
        return Selection.podLabels(pods).orElse(Map.of());
    }

    private static Finding finding(Node policy, Connection c, String denies) {
        return policy.finding(
                        Finding.of(
                                "forklift.E054",
                                c + " is denied",
                                policy.key() + " " + denies + ", and no other policy allows it",
                                "allow it there, or derive the policies: s.networkPolicies(…)"),
                        "spec")
                .concerning(c.from().path(), c.from().site());
    }

    private static Finding noNames(Node policy, Node pods) {
        return Finding.of(
                        "forklift.E054",
                        "the pods of " + pods + " cannot ask for names",
                        policy.key() + " denies what goes out, and no policy allows port 53 by UDP",
                        "toDns() in the policy, or s.networkPolicies(…)")
                .concerning(pods.path(), pods.site());
    }
}
