package dev.forklift.finish;

import dev.forklift.graph.PodPorts;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whom some pods let in, and whom they may connect to: one rule for each other side, with the ports. */
final class PodRules {

    private final SortedMap<Peers, SortedSet<PodPorts.Port>> in = new TreeMap<>();
    private final SortedMap<Peers, SortedSet<PodPorts.Port>> out = new TreeMap<>();

    void in(Peers from, PodPorts.Port port) {
        in.computeIfAbsent(from, p -> new TreeSet<>()).add(port);
    }

    void out(Peers to, PodPorts.Port port) {
        out.computeIfAbsent(to, p -> new TreeSet<>()).add(port);
    }

    void out(Peers to, int port) {
        out(to, new PodPorts.Port(port, "TCP"));
    }

    /** Asking for names goes by UDP, and by TCP where the answer is long. */
    void dns(Peers servers, List<Integer> ports) {
        for (int port : ports) {
            out(servers, new PodPorts.Port(port, "UDP"));
            out(servers, new PodPorts.Port(port, "TCP"));
        }
    }

    boolean isEmpty() {
        return in.isEmpty() && out.isEmpty();
    }

    NetworkPolicy policy(Map<String, String> pods, List<String> types) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(new TreeMap<>(pods));
        NetworkPolicySpec spec = new NetworkPolicySpec();
        spec.setPodSelector(selector);
        spec.setPolicyTypes(types);
        List<NetworkPolicyIngressRule> ingress = new ArrayList<>();
        in.forEach((from, ports) -> ingress.add(new NetworkPolicyIngressRule(peers(from), ports(ports))));
        List<NetworkPolicyEgressRule> egress = new ArrayList<>();
        out.forEach((to, ports) -> egress.add(new NetworkPolicyEgressRule(ports(ports), peers(to))));
        spec.setIngress(ingress);
        spec.setEgress(egress);
        NetworkPolicy policy = new NetworkPolicy();
        policy.setSpec(spec);
        return policy;
    }

    private static List<NetworkPolicyPeer> peers(Peers peers) {
        return peers.all().stream().map(Peers.Peer::build).toList();
    }

    private static List<NetworkPolicyPort> ports(SortedSet<PodPorts.Port> ports) {
        return ports.stream()
                .map(p -> new NetworkPolicyPort(null, new IntOrString(p.number()), p.protocol()))
                .toList();
    }
}
