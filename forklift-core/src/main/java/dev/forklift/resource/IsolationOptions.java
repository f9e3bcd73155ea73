package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Isolation;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Outsider;
import dev.forklift.declare.Place;
import dev.forklift.kube.Cidrs;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the network policies of the stack have to know of the cluster: where outsiders come from, and where hosts outside lie. All
 * else is derived from what the pods connect to.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network Policies</a>.
 */
public final class IsolationOptions extends Draft {

    private static final String INSTANCE = "app.kubernetes.io/instance";

    private final Metadata metadata = new Metadata(this);
    private final Map<String, List<Isolation.Peer>> outsiders = new TreeMap<>();
    private final Map<Endpoint, List<String>> outside = new LinkedHashMap<>();
    private final Map<Endpoint, Isolation.Pods> elsewhere = new LinkedHashMap<>();
    private final List<String> podCidrs = new ArrayList<>();
    private final List<Isolation.Address> apiServers = new ArrayList<>();
    private Isolation.@Nullable Pods dns;

    IsolationOptions(Place place) {
        super(place, NetworkPolicy.class);
    }

    /**
     * Says where the ingress controller or gateway runs; it is let in where something is routed to. Needed where anything is.
     *
     * @param namespace its namespace, such as {@code traefik} or {@code ingress-nginx}
     * @return these options
     */
    public IsolationOptions ingressController(String namespace) {
        return outsider(Outsider.INGRESS_CONTROLLER, namespace);
    }

    /**
     * Says which addresses requests come from, for a load balancer that sends them to the pods itself, or an ingress controller on
     * the nodes' own network.
     *
     * @param cidr such as {@code 10.0.0.0/16}
     * @return these options
     */
    public IsolationOptions ingressControllerAt(String cidr) {
        return outsiderAt(Outsider.INGRESS_CONTROLLER, cidr);
    }

    /**
     * Says where metrics are read from; it is let in at the ports whose metrics are read. Needed where any are.
     *
     * @param namespace its namespace, such as {@code monitoring}
     * @return these options
     */
    public IsolationOptions metricsFrom(String namespace) {
        return outsider(Outsider.METRICS_SCRAPER, namespace);
    }

    /**
     * Says where KEDA runs; it is let in where it asks how much there is to do.
     *
     * @param namespace its namespace; {@code keda} by default
     * @return these options
     */
    public IsolationOptions autoscalerIn(String namespace) {
        return outsider(Outsider.AUTOSCALER, namespace);
    }

    /**
     * Says where an outsider runs; said again, it runs there as well.
     *
     * @param who the outsider
     * @param namespace its namespace
     * @return these options
     */
    public IsolationOptions outsider(Outsider who, String namespace) {
        return outsider(who, namespace, Map.of());
    }

    /**
     * Says which pods an outsider is.
     *
     * @param who the outsider
     * @param namespace its namespace
     * @param labels the labels of its pods
     * @return these options
     */
    public IsolationOptions outsider(Outsider who, String namespace, Map<String, String> labels) {
        if (isNamespace(namespace)) {
            from(who, new Isolation.Peer(namespace, new TreeMap<>(labels), ""));
        }
        return this;
    }

    /**
     * Says which addresses an outsider has, for one that is no pod.
     *
     * @param who the outsider
     * @param cidr such as {@code 10.0.0.0/16}
     * @return these options
     */
    public IsolationOptions outsiderAt(Outsider who, String cidr) {
        if (isCidr(cidr)) {
            from(who, new Isolation.Peer("", Map.of(), cidr));
        }
        return this;
    }

    private void from(Outsider who, Isolation.Peer peer) {
        outsiders.computeIfAbsent(who.name(), w -> new ArrayList<>()).add(peer);
    }

    /**
     * Says where a host outside of the cluster lies. Without it, pods may connect to any address at its port; an IP address says it
     * itself.
     *
     * @param endpoint the host, such as {@code db.at()}
     * @param cidrs its addresses: {@code 10.20.0.0/16}
     * @return these options
     */
    public IsolationOptions outside(Endpoint endpoint, String... cidrs) {
        List<String> valid = Arrays.stream(cidrs).filter(this::isCidr).toList();
        boolean ok = require(
                endpoint.service().isEmpty(),
                "forklift.E013",
                "outside(" + endpoint + ", …)",
                "it is a Service of the stack, whose pods are known",
                "outside(…) of a host that lies outside of the cluster");
        if (ok && !valid.isEmpty()) {
            outside.computeIfAbsent(endpoint, e -> new ArrayList<>()).addAll(valid);
        }
        return this;
    }

    /**
     * Says that a host is a Service of another namespace. A host that ends with {@code .svc} or {@code .svc.cluster.local} says it
     * itself, where Service and pods have the same port.
     *
     * @param endpoint the host
     * @param namespace the namespace
     * @param podPorts the ports of the pods behind it; the endpoint's own where none is said
     * @return these options
     */
    public IsolationOptions inNamespace(Endpoint endpoint, String namespace, int... podPorts) {
        if (isNamespace(namespace) && arePorts(podPorts)) {
            List<Integer> ports = podPorts.length == 0
                    ? List.of(endpoint.port())
                    : Arrays.stream(podPorts).boxed().toList();
            elsewhere.put(endpoint, new Isolation.Pods(namespace, ports));
        }
        return this;
    }

    /**
     * Says which addresses the cluster's pods have: connections to a host whose addresses are not known then exclude them.
     *
     * @param cidrs such as {@code 10.244.0.0/16}, or a dual-stack cluster's two
     * @return these options
     */
    public IsolationOptions podCidr(String... cidrs) {
        for (String cidr : cidrs) {
            boolean ok = isCidr(cidr)
                    && require(
                            !cidr.endsWith("/0"),
                            "forklift.E013",
                            "podCidr(\"" + cidr + "\")",
                            "nothing would be left outside of the pods, and the API server refuses it",
                            "a block such as 10.244.0.0/16");
            if (ok) {
                podCidrs.add(cidr);
            }
        }
        return this;
    }

    /**
     * Lets pods ask only the name servers of a namespace. By default they may ask anybody at port 53, since a NodeLocal DNSCache or a
     * cloud's own server is no pod.
     *
     * @param namespace such as {@code kube-system}, or OpenShift's {@code openshift-dns}
     * @param podPorts the ports of the servers' pods: 53 where none is said, 5353 in OpenShift
     * @return these options
     */
    public IsolationOptions dnsIn(String namespace, int... podPorts) {
        if (isNamespace(namespace) && arePorts(podPorts)) {
            dns = new Isolation.Pods(namespace, Arrays.stream(podPorts).boxed().toList());
        }
        return this;
    }

    /**
     * Says where the API server answers, for pods with a token. By default these may connect to any address at ports 443 and 6443.
     *
     * @param cidr its address: {@code 10.0.0.1/32}; that of its endpoints, not of the Service {@code kubernetes}
     * @param port such as 6443
     * @return these options
     */
    public IsolationOptions apiServer(String cidr, int port) {
        if (isCidr(cidr) && arePorts(port)) {
            apiServers.add(new Isolation.Address(cidr, port));
        }
        return this;
    }

    private boolean isNamespace(String namespace) {
        return require(
                Names.isDnsLabel(namespace),
                "forklift.E011",
                "'" + namespace + "' is no name of a namespace",
                "a namespace's name has at most 63 of a-z, 0-9 and '-'",
                "a name such as traefik");
    }

    private boolean isCidr(String cidr) {
        return require(
                Cidrs.isCidr(cidr),
                "forklift.E011",
                "'" + cidr + "' is no block of addresses",
                "addresses are written as a network and the length of its prefix",
                "a block such as 10.0.0.0/8, or 10.1.2.3/32 for one address");
    }

    private boolean arePorts(int... ports) {
        boolean ok = true;
        for (int port : ports) {
            ok &= require(
                    port >= 1 && port <= 65535,
                    "forklift.E013",
                    "port " + port + " does not exist",
                    "ports are numbered 1 to 65535",
                    "a number in that range");
        }
        return ok;
    }

    Isolation value() {
        return new Isolation(outsiders, outside, elsewhere, podCidrs, Optional.ofNullable(dns), apiServers);
    }

    /** What no other policy allows is denied. */
    @Override
    public HasMetadata build(Identity me, Naming naming) {
        LabelSelector everyPod = new LabelSelector();
        everyPod.setMatchLabels(Map.of(INSTANCE, me.selector().getOrDefault(INSTANCE, "")));
        NetworkPolicySpec spec = new NetworkPolicySpec();
        spec.setPodSelector(everyPod);
        spec.setPolicyTypes(List.of("Ingress", "Egress"));
        NetworkPolicy object = new NetworkPolicy();
        object.setSpec(spec);
        return metadata.on(object, me);
    }
}
