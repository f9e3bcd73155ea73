package dev.forklift.testkit.evaluators;

import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which connections network policies let through.
 *
 * <p>A pod that a policy selects for a direction is isolated in that direction, and then has what any of its policies allows; a
 * connection needs both ends. Answers to an allowed connection always pass.
 *
 * <pre>{@code
 * Traffic traffic = Traffic.in(shop.graph());
 * Traffic.Pod web = traffic.pod("web");
 * assertThat(traffic.allows(web, traffic.pod("db"), 5432, "TCP")).isTrue();
 * }</pre>
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network Policies</a>, <a
 * href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicy v1</a>.
 */
public final class Traffic {

    private static final String TCP = "TCP";
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";
    /** Addresses that are nobody else's, for pods that have none yet: RFC 2544. */
    private static final String UNUSED = "198.18.";

    private final List<NetworkPolicy> policies;
    private final Map<String, Map<String, String>> namespaces = new HashMap<>();
    private final Map<String, Pod> pods = new HashMap<>();

    private Traffic(List<NetworkPolicy> policies) {
        this.policies = policies;
    }

    /**
     * Something with an address in the cluster.
     *
     * @param namespace its namespace
     * @param labels its labels
     * @param ports what it says to listen on; policies find ports by these names
     * @param ip its IPv4 address
     */
    public record Pod(String namespace, Map<String, String> labels, List<Port> ports, String ip) {}

    /**
     * A port of a pod.
     *
     * @param name its name, empty where it has none
     * @param number its number
     * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
     */
    public record Port(String name, int number, String protocol) {}

    /**
     * {@return what the policies among a stack's objects let through, with a pod for each of its workloads}
     *
     * @param graph the stack's graph
     */
    public static Traffic in(ObjectGraph graph) {
        Traffic traffic = under(graph.all(NetworkPolicy.class));
        List<Map.Entry<Node, PodTemplateSpec>> templates = graph.podTemplates().toList();
        for (Map.Entry<Node, PodTemplateSpec> each : templates) {
            Node node = each.getKey();
            String id = node.path() + (node.objectId().isEmpty() ? "" : "/" + node.objectId());
            traffic.pods.put(id, podOf(each.getValue(), node.key().namespace(), traffic.pods.size() + 1));
        }
        return traffic;
    }

    /**
     * {@return what some policies let through}
     *
     * @param policies all policies of the cluster, each with its namespace
     */
    public static Traffic under(List<NetworkPolicy> policies) {
        return new Traffic(List.copyOf(policies));
    }

    private static Pod podOf(PodTemplateSpec template, String namespace, int number) {
        Map<String, String> labels = template.getMetadata().getLabels();
        String ip = UNUSED + number / 250 + "." + (number % 250 + 1);
        return new Pod(namespace, Map.copyOf(labels), portsOf(template.getSpec()), ip);
    }

    private static List<Port> portsOf(PodSpec spec) {
        List<Container> listening = new ArrayList<>(spec.getContainers());
        spec.getInitContainers().stream()
                .filter(c -> "Always".equals(c.getRestartPolicy()))
                .forEach(listening::add);
        return listening.stream()
                .flatMap(c -> c.getPorts().stream())
                .map(Traffic::port)
                .toList();
    }

    private static Port port(ContainerPort port) {
        return new Port(
                Objects.requireNonNullElse(port.getName(), ""),
                port.getContainerPort(),
                Objects.requireNonNullElse(port.getProtocol(), TCP));
    }

    /**
     * Says which labels a namespace has, besides the one with its name, which every namespace has.
     *
     * @param name the namespace
     * @param labels its labels
     * @return this
     */
    public Traffic namespace(String name, Map<String, String> labels) {
        namespaces.put(name, Map.copyOf(labels));
        return this;
    }

    /**
     * {@return the pod of a workload}
     *
     * @param id the component's path, and behind a slash the object's id, where the component has several workloads
     * @throws IllegalArgumentException where there is none
     */
    public Pod pod(String id) {
        Pod found = pods.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no workload at '" + id + "'; there are "
                    + pods.keySet().stream().sorted().toList());
        }
        return found;
    }

    /** {@return the pods of the stack's workloads, by the component's path (and the object's id)} */
    public Map<String, Pod> pods() {
        return Map.copyOf(pods);
    }

    /**
     * {@return whether one pod can open a connection to a port of another}
     *
     * @param from the one
     * @param to the other
     * @param port the number of the port on the pod, not on its Service
     * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
     */
    public boolean allows(Pod from, Pod to, int port, String protocol) {
        return allowsOut(from, to, port, protocol) && allowsIn(from, to, port, protocol);
    }

    /**
     * {@return whether policies let a pod send there; the other end may still refuse}
     *
     * @param from who sends
     * @param to where
     * @param port the number of the port on the pod
     * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
     */
    public boolean allowsOut(Pod from, Pod to, int port, String protocol) {
        return ruled(
                from,
                "Egress",
                (policy, spec) -> spec.getEgress().stream()
                        .anyMatch(rule -> isAmong(
                                        rule.getTo(), to, policy.getMetadata().getNamespace())
                                && opens(rule.getPorts(), portsFoundBy(rule.getTo(), to, policy), port, protocol)));
    }

    /**
     * {@return whether policies let a pod be reached; the other end may still not send}
     *
     * @param from who sends
     * @param to where
     * @param port the number of the port on the pod
     * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
     */
    public boolean allowsIn(Pod from, Pod to, int port, String protocol) {
        return ruled(
                to,
                "Ingress",
                (policy, spec) -> spec.getIngress().stream()
                        .anyMatch(rule -> opens(rule.getPorts(), to.ports(), port, protocol)
                                && isAmong(
                                        rule.getFrom(),
                                        from,
                                        policy.getMetadata().getNamespace())));
    }

    /**
     * {@return whether policies let a pod open a connection to an address outside of the cluster}
     *
     * @param from who sends
     * @param ip an IPv4 address
     * @param port the number of the port
     * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
     */
    public boolean allowsOutside(Pod from, String ip, int port, String protocol) {
        return allowsOut(from, outside(ip), port, protocol);
    }

    /**
     * {@return whether policies let a pod be reached from an address outside of the cluster}
     *
     * @param ip an IPv4 address
     * @param to the pod
     * @param port the number of the port on the pod
     * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
     */
    public boolean allowsFromOutside(String ip, Pod to, int port, String protocol) {
        return allowsIn(outside(ip), to, port, protocol);
    }

    /** No selector finds what has no namespace. */
    private static Pod outside(String ip) {
        return new Pod("", Map.of(), List.of(), ip);
    }

    private interface Rules {
        boolean allow(NetworkPolicy policy, NetworkPolicySpec spec);
    }

    private boolean ruled(Pod pod, String direction, Rules rules) {
        List<NetworkPolicy> isolating = policies.stream()
                .filter(p -> Objects.equals(p.getMetadata().getNamespace(), pod.namespace()))
                .filter(p -> directions(p.getSpec()).contains(direction))
                .filter(p -> selects(p.getSpec().getPodSelector(), pod.labels()))
                .toList();
        return isolating.isEmpty() || isolating.stream().anyMatch(p -> rules.allow(p, p.getSpec()));
    }

    private static List<String> directions(NetworkPolicySpec spec) {
        if (!spec.getPolicyTypes().isEmpty()) {
            return spec.getPolicyTypes();
        }
        return spec.getEgress().isEmpty() ? List.of("Ingress") : List.of("Ingress", "Egress");
    }

    /** What is found by its address is no pod to a policy, and has no names for its ports. */
    private List<Port> portsFoundBy(List<NetworkPolicyPeer> peers, Pod to, NetworkPolicy policy) {
        List<NetworkPolicyPeer> selecting =
                peers.stream().filter(peer -> peer.getIpBlock() == null).toList();
        boolean found = peers.isEmpty()
                || (!selecting.isEmpty()
                        && isAmong(selecting, to, policy.getMetadata().getNamespace()));
        return found ? to.ports() : List.of();
    }

    private boolean isAmong(List<NetworkPolicyPeer> peers, Pod pod, String home) {
        return peers.isEmpty() || peers.stream().anyMatch(peer -> is(peer, pod, home));
    }

    private boolean is(NetworkPolicyPeer peer, Pod pod, String home) {
        if (peer.getIpBlock() != null) {
            return holds(peer.getIpBlock(), pod.ip());
        }
        boolean namespace = peer.getNamespaceSelector() == null
                ? pod.namespace().equals(home)
                : !pod.namespace().isEmpty() && selects(peer.getNamespaceSelector(), labelsOf(pod.namespace()));
        return namespace && (peer.getPodSelector() == null || selects(peer.getPodSelector(), pod.labels()));
    }

    private Map<String, String> labelsOf(String namespace) {
        Map<String, String> labels = new HashMap<>(namespaces.getOrDefault(namespace, Map.of()));
        labels.put(NAMESPACE_NAME, namespace);
        return labels;
    }

    private static boolean opens(List<NetworkPolicyPort> ports, List<Port> named, int number, String protocol) {
        return ports.isEmpty() || ports.stream().anyMatch(port -> opens(port, named, number, protocol));
    }

    private static boolean opens(NetworkPolicyPort port, List<Port> named, int number, String protocol) {
        if (!Objects.requireNonNullElse(port.getProtocol(), TCP).equals(protocol)) {
            return false;
        }
        IntOrString one = port.getPort();
        if (one == null) {
            return true;
        }
        if (one.getStrVal() != null) {
            return named.contains(new Port(one.getStrVal(), number, protocol));
        }
        int last = port.getEndPort() == null ? one.getIntVal() : port.getEndPort();
        return one.getIntVal() <= number && number <= last;
    }

    private static boolean selects(@Nullable LabelSelector selector, Map<String, String> labels) {
        if (selector == null) {
            return true;
        }
        boolean equal = Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of()).entrySet().stream()
                .allMatch(e -> e.getValue().equals(labels.get(e.getKey())));
        return equal && selector.getMatchExpressions().stream().allMatch(holdsFor(labels));
    }

    private static Predicate<LabelSelectorRequirement> holdsFor(Map<String, String> labels) {
        return requirement -> {
            String value = labels.get(requirement.getKey());
            return switch (requirement.getOperator()) {
                case "In" -> value != null && requirement.getValues().contains(value);
                case "NotIn" -> value == null || !requirement.getValues().contains(value);
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                default -> throw new IllegalArgumentException("no such operator: " + requirement.getOperator());
            };
        };
    }

    private static boolean holds(IPBlock block, String ip) {
        return within(block.getCidr(), ip) && block.getExcept().stream().noneMatch(except -> within(except, ip));
    }

    private static boolean within(String cidr, String ip) {
        int slash = cidr.indexOf('/');
        int length = Integer.parseInt(cidr.substring(slash + 1));
        long mask = length == 0 ? 0 : -1L << (32 - length);
        return !cidr.contains(":") && (number(cidr.substring(0, slash)) & mask) == (number(ip) & mask);
    }

    private static long number(String ip) {
        long number = 0;
        for (String part : ip.split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
