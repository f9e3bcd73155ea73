package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Cidrs;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who may talk to some pods, and to whom they may talk. A direction of which nothing is said stays open, except that a policy
 * that says nothing at all denies everything that comes in; of a direction of which anything
 * is said, all else is denied. Ports are those of the pods, not of a Service before them.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network Policies</a>.
 */
public final class NetworkPolicyOptions extends Draft {

    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";
    private static final String INSTANCE = "app.kubernetes.io/instance";
    private static final int DNS = 53;

    private final Metadata metadata = new Metadata(this);
    private final List<Function<Naming, NetworkPolicyIngressRule>> ingress = new ArrayList<>();
    private final List<Function<Naming, NetworkPolicyEgressRule>> egress = new ArrayList<>();
    private @Nullable Ref<? extends HasMetadata> workload;
    private boolean limitsIngress;
    private boolean limitsEgress;

    NetworkPolicyOptions(Place place) {
        super(place, NetworkPolicy.class);
    }

    /**
     * Speaks of the pods of one workload.
     *
     * @param ref the workload; every pod of the stack where none is said
     * @return these options
     */
    public NetworkPolicyOptions of(Ref<? extends HasMetadata> ref) {
        if (accepts(ref)) {
            workload = ref;
        }
        return this;
    }

    /**
     * Denies whatever comes in and is not allowed here.
     *
     * @return these options
     */
    public NetworkPolicyOptions denyIngress() {
        limitsIngress = true;
        return this;
    }

    /**
     * Denies whatever goes out and is not allowed here, asking for names included; see {@link #toDns}.
     *
     * @return these options
     */
    public NetworkPolicyOptions denyEgress() {
        limitsEgress = true;
        return this;
    }

    /**
     * Allows the pods of another workload in.
     *
     * @param from the other workload
     * @param ports the names of ports of these pods; all of them where none is said
     * @return these options
     */
    public NetworkPolicyOptions from(Ref<? extends HasMetadata> from, String... ports) {
        return accepts(from) ? in(naming -> pods(naming.identityOf(from).selector()), ports) : this;
    }

    /**
     * Allows every pod of a namespace in, such as an ingress controller's.
     *
     * @param namespace the namespace's name
     * @param ports the names of ports of these pods; all of them where none is said
     * @return these options
     */
    public NetworkPolicyOptions fromNamespace(String namespace, String... ports) {
        boolean ok = require(
                Names.isDnsLabel(namespace),
                "forklift.E011",
                "'" + namespace + "' is no name of a namespace",
                "a namespace's name has at most 63 of a-z, 0-9 and '-'",
                "a name such as traefik");
        return ok ? in(naming -> namespace(namespace), ports) : this;
    }

    /**
     * Allows addresses in. What comes through a load balancer may have another address than the client.
     *
     * @param cidr such as {@code 10.0.0.0/8}
     * @param ports the names of ports of these pods; all of them where none is said
     * @return these options
     */
    public NetworkPolicyOptions fromCidr(String cidr, String... ports) {
        return isCidr(cidr) ? in(naming -> block(cidr), ports) : this;
    }

    /**
     * Lets these pods talk to another workload of the stack.
     *
     * @param to the other workload
     * @param ports the names of ports of the other's pods; all of them where none is said
     * @return these options
     */
    public NetworkPolicyOptions to(Ref<? extends HasMetadata> to, String... ports) {
        return accepts(to) ? out(naming -> pods(naming.identityOf(to).selector()), named(ports)) : this;
    }

    /**
     * Lets these pods talk to addresses, such as those of a database outside of the cluster.
     *
     * @param cidr such as {@code 10.1.2.3/32}
     * @param ports the numbers of the ports; all of them where none is said
     * @return these options
     */
    public NetworkPolicyOptions toCidr(String cidr, int... ports) {
        List<NetworkPolicyPort> numbered = Arrays.stream(ports)
                .mapToObj(p -> port(new IntOrString(p), "TCP"))
                .toList();
        return isCidr(cidr) ? out(naming -> block(cidr), numbered) : this;
    }

    /**
     * Lets these pods ask the cluster's name servers, without which they find nothing by its name.
     *
     * @return these options
     */
    public NetworkPolicyOptions toDns() {
        IntOrString dns = new IntOrString(DNS);
        return out(naming -> namespace("kube-system"), List.of(port(dns, "UDP"), port(dns, "TCP")));
    }

    /**
     * Adds a label.
     *
     * @param key a qualified name
     * @param value a label value
     * @return these options
     */
    public NetworkPolicyOptions label(String key, String value) {
        metadata.label(key, value);
        return this;
    }

    private NetworkPolicyOptions in(Function<Naming, NetworkPolicyPeer> peer, String... ports) {
        ingress.add(naming -> new NetworkPolicyIngressRule(List.of(peer.apply(naming)), named(ports)));
        return denyIngress();
    }

    private NetworkPolicyOptions out(Function<Naming, NetworkPolicyPeer> peer, List<NetworkPolicyPort> ports) {
        egress.add(naming -> new NetworkPolicyEgressRule(ports, List.of(peer.apply(naming))));
        return denyEgress();
    }

    private boolean isCidr(String cidr) {
        return require(
                Cidrs.isCidr(cidr),
                "forklift.E011",
                "'" + cidr + "' is no block of addresses",
                "addresses are written as a network and the length of its prefix",
                "a block such as 10.0.0.0/8, or 10.1.2.3/32 for one address");
    }

    private static List<NetworkPolicyPort> named(String... ports) {
        return Arrays.stream(ports).map(p -> port(new IntOrString(p), "TCP")).toList();
    }

    private static NetworkPolicyPort port(IntOrString port, String protocol) {
        return new NetworkPolicyPort(null, port, protocol);
    }

    private static NetworkPolicyPeer pods(Map<String, String> labels) {
        return new NetworkPolicyPeer(null, null, selector(labels));
    }

    private static NetworkPolicyPeer namespace(String name) {
        return new NetworkPolicyPeer(null, selector(Map.of(NAMESPACE_NAME, name)), null);
    }

    private static NetworkPolicyPeer block(String cidr) {
        return new NetworkPolicyPeer(new IPBlock(cidr, List.of()), null, null);
    }

    private static LabelSelector selector(Map<String, String> labels) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(new TreeMap<>(labels));
        return selector;
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        Map<String, String> everyPod = Map.of(INSTANCE, me.selector().getOrDefault(INSTANCE, ""));
        NetworkPolicySpec spec = new NetworkPolicySpec();
        spec.setPodSelector(selector(
                workload == null ? everyPod : naming.identityOf(workload).selector()));
        spec.setIngress(ingress.stream().map(rule -> rule.apply(naming)).toList());
        spec.setEgress(egress.stream().map(rule -> rule.apply(naming)).toList());
        List<String> types = new ArrayList<>();
        if (limitsIngress || !limitsEgress) {
            types.add("Ingress");
        }
        if (limitsEgress) {
            types.add("Egress");
        }
        spec.setPolicyTypes(types);
        NetworkPolicy object = new NetworkPolicy();
        object.setSpec(spec);
        return metadata.on(object, me);
    }
}
