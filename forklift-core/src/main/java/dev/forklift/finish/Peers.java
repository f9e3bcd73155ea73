package dev.forklift.finish;

import dev.forklift.declare.Isolation;
import dev.forklift.kube.Cidrs;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a rule: pods of the stack first, then namespaces, addresses, and anybody.
 *
 * @param order what rules are sorted by
 * @param all who is meant; nobody in particular is anybody
 */
record Peers(String order, List<Peer> all) implements Comparable<Peers> {

    private static final String NAMESPACE = "kubernetes.io/metadata.name";
    /** Where clouds answer with a node's credentials. */
    private static final String LINK_LOCAL = "169.254.0.0/16";

    /** Pods by namespace and labels, or addresses. */
    record Peer(
            @Nullable String namespace, @Nullable SortedMap<String, String> labels, String cidr, List<String> except) {

        NetworkPolicyPeer build() {
            if (!cidr.isEmpty()) {
                return new NetworkPolicyPeer(new IPBlock(cidr, except), null, null);
            }
            LabelSelector in = namespace == null ? null : selector(Map.of(NAMESPACE, namespace));
            return new NetworkPolicyPeer(null, in, labels == null ? null : selector(labels));
        }

        private static LabelSelector selector(Map<String, String> labels) {
            LabelSelector selector = new LabelSelector();
            selector.setMatchLabels(labels);
            return selector;
        }
    }

    static Peers pods(String name, Map<String, String> labels) {
        return new Peers("1 " + name, List.of(new Peer(null, new TreeMap<>(labels), "", List.of())));
    }

    /** Every pod of the stack's own namespace. */
    static Peers neighbours() {
        return pods("", Map.of());
    }

    static Peers namespace(String name) {
        return new Peers("2 " + name, List.of(new Peer(name, null, "", List.of())));
    }

    static Peers of(Isolation.Peer peer) {
        if (!peer.cidr().isEmpty()) {
            return addresses(List.of(peer.cidr()));
        }
        return peer.labels().isEmpty()
                ? namespace(peer.namespace())
                : new Peers(
                        "2 " + peer.namespace() + " " + peer.labels(),
                        List.of(new Peer(peer.namespace(), new TreeMap<>(peer.labels()), "", List.of())));
    }

    static Peers addresses(List<String> cidrs) {
        return new Peers(
                "3 " + cidrs,
                cidrs.stream().map(c -> new Peer(null, null, c, List.of())).toList());
    }

    /** Any address but those of the cluster's pods, as far as these are known, and of what only a node may ask. */
    static Peers outside(List<String> podCidrs) {
        List<String> notIpv4 = new ArrayList<>(List.of(LINK_LOCAL));
        List<String> notIpv6 = new ArrayList<>();
        podCidrs.forEach(c -> (Cidrs.isIpv6Block(c) ? notIpv6 : notIpv4).add(c));
        return new Peers(
                "4", List.of(new Peer(null, null, "0.0.0.0/0", notIpv4), new Peer(null, null, "::/0", notIpv6)));
    }

    static Peers anybody() {
        return new Peers("5", List.of());
    }

    @Override
    public int compareTo(Peers other) {
        return order.compareTo(other.order);
    }
}
