package dev.forklift.finish;

import dev.forklift.declare.Admits;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Draft;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Isolation;
import dev.forklift.declare.OperatorPods;
import dev.forklift.declare.Outsider;
import dev.forklift.graph.Connection;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodPorts;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import dev.forklift.graph.Selection;
import dev.forklift.kube.Cidrs;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The network policies of a stack: each connection of its pods is allowed at both ends, on the ports of the pods, and outsiders
 * are let in where something is routed, scraped, scaled or looked after. One policy for each workload, so that two workloads with
 * the same connections share nothing.
 *
 * <p>Policies add up, and a connection needs both an egress rule at the one end and an ingress rule at the other. Source: <a
 * href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network Policies</a>.
 */
final class DerivedPolicies {

    private static final List<String> BOTH = List.of("Ingress", "Egress");
    private static final List<Integer> API_SERVER_PORTS = List.of(443, 6443);
    private static final int DNS = 53;

    /** A derived policy, and to whose component it belongs. */
    record Derived(ComponentPath path, String objectId, CallSite site, Identity me, NetworkPolicy policy) {}

    private record Operated(Facts.Fact<OperatorPods> fact, Map<String, String> labels, Identity me, PodRules rules) {}

    /** A port of pods that an operator makes. */
    private record Listening(Operated of, PodPorts.Port port) {}

    private final ObjectGraph graph;
    private final Facts facts;
    private final Facts.Fact<Isolation> said;
    private final NameTable names;
    private final Map<Node, Draft> drafts;
    private final Map<String, String> everyPod;
    private final Map<Node, PodRules> workloads = new LinkedHashMap<>();
    private final List<Operated> operated = new ArrayList<>();
    private final Map<Endpoint, List<Listening>> listening = new HashMap<>();
    private final Set<String> tokenless = new HashSet<>();
    private final Map<String, Finding> unknown = new TreeMap<>();
    /** Those of policies that the stack has of its own included. */
    private final Set<String> usedIds = new HashSet<>();

    private final Set<String> usedNames = new HashSet<>();

    DerivedPolicies(
            ObjectGraph graph, Facts facts, Facts.Fact<Isolation> said, NameTable names, Map<Node, Draft> drafts) {
        this.graph = graph;
        this.facts = facts;
        this.said = said;
        this.names = names;
        this.drafts = drafts;
        String label = "app.kubernetes.io/instance";
        this.everyPod = Map.of(label, names.identity(said.path(), "").labels().getOrDefault(label, ""));
    }

    List<Derived> derive(Consumer<Finding> findings) {
        graph.podTemplates().forEach(entry -> workloads.put(entry.getKey(), new PodRules()));
        for (ServiceAccount account : graph.all(ServiceAccount.class)) {
            if (Boolean.FALSE.equals(account.getAutomountServiceAccountToken())) {
                tokenless.add(account.getMetadata().getName());
            }
        }
        for (Node own : graph.nodesOf(NetworkPolicy.class)) {
            usedNames.add(own.key().name());
            usedIds.add(id(own.path(), own.objectId()));
        }
        facts.said(OperatorPods.class).forEach(this::operated);
        graph.connections().forEach(this::connection);
        graph.references(Relation.BACKEND).forEach(this::routed);
        graph.forEach(Service.class, this::exposed);
        facts.said(Admits.class).forEach(this::admitted);
        graph.podTemplates().filter(e -> hasToken(e.getValue().getSpec())).forEach(e -> apiServer(e.getKey()));
        unknown.values().forEach(findings);
        return policies();
    }

    private List<Derived> policies() {
        List<Derived> all = new ArrayList<>(List.of(dns()));
        workloads.forEach((node, rules) -> policy(node, rules).ifPresent(all::add));
        operated.forEach(o -> all.add(policy(o)));
        return all;
    }

    private Derived dns() {
        ComponentPath path = said.path();
        PodRules rules = new PodRules();
        dns(rules);
        Identity me = names.identity(path, "dns");
        return new Derived(path, "dns", said.site(), me, rules.policy(everyPod, List.of("Egress")));
    }

    private void dns(PodRules rules) {
        Optional<Isolation.Pods> servers = said.value().dns();
        rules.dns(
                servers.map(s -> Peers.namespace(s.namespace())).orElseGet(Peers::anybody),
                servers.map(Isolation.Pods::ports).filter(p -> !p.isEmpty()).orElse(List.of(DNS)));
    }

    private void connection(Connection c) {
        if (c.to().isPresent() && c.port() > 0) {
            PodPorts.Port port = new PodPorts.Port(c.port(), c.protocol());
            rules(c.from()).out(peers(c.to().get()), port);
            rules(c.to().get()).in(peers(c.from()), port);
        } else if (c.to().isEmpty()) {
            outward(c);
        }
    }

    private void outward(Connection c) {
        List<Listening> byOperators = listening.getOrDefault(c.at(), List.of());
        for (Listening pods : byOperators) {
            Operated it = pods.of;
            rules(c.from()).out(Peers.pods(it.me.name(), it.labels), pods.port.number());
            it.rules.in(peers(c.from()), pods.port);
        }
        if (byOperators.isEmpty()) {
            beyond(c.from(), c.at(), host(c));
        }
    }

    private static String host(Connection c) {
        Optional<String> external =
                c.service().map(s -> ((Service) s.object()).getSpec()).map(ServiceSpec::getExternalName);
        return external.orElseGet(
                () -> c.at().service().isPresent() ? "" : c.at().name().toString());
    }

    /** A host that is no pod of the stack: in another namespace, at known addresses, beside the stack, or anywhere outside. */
    private void beyond(Node from, Endpoint at, String host) {
        Isolation isolation = said.value();
        Isolation.Pods elsewhere = isolation.elsewhere().get(at);
        List<String> cidrs = isolation.outside().get(at);
        if (elsewhere != null) {
            elsewhere.ports().forEach(p -> rules(from).out(Peers.namespace(elsewhere.namespace()), p));
        } else if (cidrs != null) {
            rules(from).out(Peers.addresses(cidrs), at.port());
        } else if (Cidrs.isAddress(host)) {
            rules(from).out(Peers.addresses(List.of(Cidrs.of(host))), at.port());
        } else if (host.isEmpty() || host.indexOf('.') < 0) {
            rules(from).out(Peers.neighbours(), at.port());
        } else {
            rules(from)
                    .out(
                            namespaceOf(host)
                                    .map(Peers::namespace)
                                    .orElseGet(() -> Peers.outside(isolation.podCidrs())),
                            at.port());
        }
    }

    /** Of {@code name.namespace.svc}, as the cluster's name servers know it. */
    private static Optional<String> namespaceOf(String host) {
        List<String> labels = List.of(host.split("\\.", -1));
        int svc = labels.indexOf("svc");
        return svc >= 2 ? Optional.of(labels.get(svc - 1)) : Optional.empty();
    }

    private void operated(Facts.Fact<OperatorPods> fact) {
        OperatorPods pods = fact.value();
        Map<String, String> labels = pods.labels().apply(names);
        Operated it = new Operated(fact, labels, names.identity(fact.path(), pods.id()), new PodRules());
        pods.amongThemselves().forEach(p -> it.rules.in(Peers.pods(it.me.name(), labels), new PodPorts.Port(p, "TCP")));
        pods.neighbours().forEach(n -> {
            Map<String, String> others = n.labels().apply(names);
            it.rules.in(Peers.pods(others.toString(), others), new PodPorts.Port(n.port(), "TCP"));
        });
        pods.admits()
                .forEach(v -> from(v.who(), fact.path(), fact.site())
                        .forEach(peer -> it.rules.in(peer, new PodPorts.Port(v.port(), "TCP"))));
        operated.add(it);
        for (OperatorPods.Listener listener : pods.listens()) {
            listening
                    .computeIfAbsent(listener.at(), at -> new ArrayList<>())
                    .add(new Listening(it, new PodPorts.Port(listener.port(), "TCP")));
        }
    }

    private void routed(Reference reference) {
        reference.target().ifPresent(service -> through(service, reference.item(), Outsider.INGRESS_CONTROLLER));
    }

    private void exposed(Node node, Service service) {
        String type = service.getSpec() == null ? "" : service.getSpec().getType();
        if ("LoadBalancer".equals(type) || "NodePort".equals(type)) {
            service.getSpec().getPorts().forEach(p -> through(node, String.valueOf(p.getPort()), Outsider.ANYONE));
        }
    }

    private void admitted(Facts.Fact<Admits> fact) {
        Admits admits = fact.value();
        admits.at()
                .ifPresent(at -> listening.getOrDefault(at, List.of()).forEach(pods -> admitted(admits.who(), pods)));
        admits.at().flatMap(Endpoint::service).flatMap(graph::find).ifPresent(service -> {
            Endpoint at = admits.at().get();
            through(service, at.portName().isEmpty() ? String.valueOf(at.port()) : at.portName(), admits.who());
        });
        admits.pods().flatMap(graph::find).ifPresent(pods -> admitted(fact, pods));
    }

    private void admitted(Facts.Fact<Admits> fact, Node pods) {
        Admits admits = fact.value();
        PodPorts.named(admits.port(), pods)
                .ifPresentOrElse(
                        port -> admit(admits.who(), pods, port),
                        () -> unknown.put(fact.path() + " " + admits.port(), noPort(fact, pods)));
    }

    private static Finding noPort(Facts.Fact<Admits> fact, Node pods) {
        return Finding.of(
                        "forklift.E311",
                        "no container has a port '" + fact.value().port() + "' to let "
                                + fact.value().who().name() + " in at",
                        "network policies open the ports of containers, by the number that belongs to the name",
                        "port(\"" + fact.value().port()
                                + "\", number) of the container, or the name of a port that it has")
                .at(fact.site())
                .in(fact.path())
                .about(
                        pods.object().getKind() + " "
                                + pods.object().getMetadata().getName(),
                        "");
    }

    private void admitted(Outsider who, Listening pods) {
        Facts.Fact<OperatorPods> fact = pods.of.fact;
        from(who, fact.path(), fact.site()).forEach(peer -> pods.of.rules.in(peer, pods.port));
    }

    private void through(Node node, String portName, Outsider who) {
        if (node.object() instanceof Service service) {
            Optional<ServicePort> port = PodPorts.ofService(service, portName);
            for (Node pods : graph.selectedBy(node)) {
                port.flatMap(p -> PodPorts.target(p, pods)).ifPresent(p -> admit(who, pods, p));
            }
        }
    }

    private void admit(Outsider who, Node pods, PodPorts.Port port) {
        from(who, pods.path(), pods.site()).forEach(peer -> rules(pods).in(peer, port));
    }

    private List<Peers> from(Outsider who, ComponentPath path, CallSite site) {
        List<Isolation.Peer> known = said.value().outsiders().getOrDefault(who.name(), List.of());
        if (!known.isEmpty()) {
            return known.stream().map(Peers::of).toList();
        }
        if (who.anywhere()) {
            return List.of(Peers.anybody());
        }
        if (who.namespace().isEmpty()) {
            unknown.merge(who.name(), nobodySays(who).concerning(path, site), (all, one) -> all.concerning(path, site));
            return List.of();
        }
        return List.of(Peers.namespace(who.namespace()));
    }

    private Finding nobodySays(Outsider who) {
        return Finding.of(
                        "forklift.E052",
                        "nobody says where " + who.name() + " runs",
                        "it connects to pods of the stack, and the network policies let in only what they know",
                        who.equals(Outsider.METRICS_SCRAPER)
                                ? "s.networkPolicies(n -> n.metricsFrom(\"monitoring\"))"
                                : who.equals(Outsider.INGRESS_CONTROLLER)
                                        ? "s.networkPolicies(n -> n.ingressController(\"traefik\")), or ingressControllerAt(cidr)"
                                        : "s.networkPolicies(n -> n.outsider(who, namespace))")
                .at(said.site())
                .in(said.path());
    }

    private boolean hasToken(@Nullable PodSpec pod) {
        if (pod != null && mountsToken(pod)) {
            return true;
        }
        if (pod == null || pod.getAutomountServiceAccountToken() != null) {
            return pod != null && pod.getAutomountServiceAccountToken();
        }
        return !tokenless.contains(String.valueOf(pod.getServiceAccountName()));
    }

    /** A projected token without an audience of its own is one for the API server. */
    private static boolean mountsToken(PodSpec pod) {
        return pod.getVolumes().stream()
                .map(Volume::getProjected)
                .filter(Objects::nonNull)
                .flatMap(projected -> projected.getSources().stream())
                .map(VolumeProjection::getServiceAccountToken)
                .anyMatch(token -> token != null && token.getAudience() == null);
    }

    private void apiServer(Node pods) {
        List<Isolation.Address> known = said.value().apiServers();
        known.forEach(a -> rules(pods).out(Peers.addresses(List.of(a.cidr())), a.port()));
        if (known.isEmpty()) {
            API_SERVER_PORTS.forEach(
                    p -> rules(pods).out(Peers.outside(said.value().podCidrs()), p));
        }
    }

    private PodRules rules(Node workload) {
        return Objects.requireNonNull(workloads.get(workload));
    }

    private Peers peers(Node workload) {
        return Peers.pods(workload.key().toString(), pods(workload));
    }

    /** The labels by which a workload's pods are selected: those that tell it from others, or all where it has none. */
    private Map<String, String> pods(Node workload) {
        Map<String, String> labels = Selection.podLabels(workload).orElse(Map.of());
        return Selection.controller(workload)
                .or(() -> Optional.ofNullable(drafts.get(workload))
                        .map(d -> names.identityOf(d).selector())
                        .filter(selector -> Selection.matches(selector, labels)))
                .orElse(labels);
    }

    /** Pods that the stack-wide policies do not select, such as those of an object that was there before, get all in their own. */
    private Optional<Derived> policy(Node node, PodRules rules) {
        Map<String, String> labels = Selection.podLabels(node).orElse(Map.of());
        if (!Selection.matches(everyPod, labels)) {
            dns(rules);
        }
        if (rules.isEmpty() || labels.isEmpty()) {
            return Optional.empty();
        }
        Draft draft = Objects.requireNonNull(drafts.get(node));
        String kind = node.key().kind();
        Identity plain = names.beside(draft, "");
        boolean taken = isTaken(node.path(), node.objectId(), plain.name());
        String id = taken ? (node.objectId() + "-" + kind).replaceFirst("^-", "") : node.objectId();
        Identity me = taken ? names.beside(draft, kind) : plain;
        return Optional.of(new Derived(node.path(), id, node.site(), me, rules.policy(pods(node), BOTH)));
    }

    /** A component may have a network policy of its own, or a Job beside a CronJob; and two kinds of objects may share a name. */
    private boolean isTaken(ComponentPath path, String objectId, String name) {
        boolean free = usedIds.add(id(path, objectId));
        return !usedNames.add(name) || !free;
    }

    private static String id(ComponentPath path, String objectId) {
        return path + "/" + objectId;
    }

    private static Derived policy(Operated operated) {
        Facts.Fact<OperatorPods> fact = operated.fact;
        return new Derived(
                fact.path(),
                fact.value().id(),
                fact.site(),
                operated.me,
                operated.rules.policy(operated.labels, List.of("Ingress")));
    }
}
