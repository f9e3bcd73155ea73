package dev.forklift.testkit.evaluators;

import dev.forklift.graph.Connection;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.testkit.evaluators.Entrances.Door;
import dev.forklift.testkit.evaluators.Traffic.Pod;
import dev.forklift.testkit.evaluators.Traffic.Port;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what the network policies of a stack let through with what the stack declares: each declared connection is open at both
 * ends, names can be asked for, the ingress controller and the scraper come in where they are sent to, and nothing else is open.
 *
 * <p>Asked is for every pair of the stack's workloads, at every port of the second; for a pod of the same namespace and one of
 * another that are no part of the stack; for the ingress controller and the scraper, by the port: one that is let in at another port
 * than it is sent to is a difference; and for an address outside of the cluster.
 */
public final class Edges {

    private static final String ANYWHERE = "203.0.113.7";
    private static final Pod DNS = new Pod(
            "kube-system",
            Map.of("k8s-app", "kube-dns"),
            List.of(new Port("dns", 53, "UDP"), new Port("dns-tcp", 53, "TCP")),
            "198.18.200.1");

    private final ObjectGraph graph;
    private final Traffic traffic;
    private final Map<String, Pod> pods;
    private final Entrances entrances;
    private Optional<Pod> controller = Optional.empty();
    private Optional<Pod> scraper = Optional.empty();

    private Edges(ObjectGraph graph, Traffic traffic) {
        this.graph = graph;
        this.traffic = traffic;
        this.pods = Traffic.in(graph).pods();
        this.entrances = Entrances.of(graph, pods);
    }

    /**
     * {@return the edges of a stack under its own policies}
     *
     * @param graph the stack's graph
     */
    public static Edges of(ObjectGraph graph) {
        return new Edges(graph, Traffic.in(graph));
    }

    /**
     * {@return the edges of a stack under other policies than its own}
     *
     * @param graph the stack's graph
     * @param policies all policies of the cluster
     */
    public static Edges of(ObjectGraph graph, List<NetworkPolicy> policies) {
        return new Edges(graph, Traffic.under(policies));
    }

    /**
     * Says where the ingress controller runs.
     *
     * @param namespace its namespace
     * @return this
     */
    public Edges ingressController(String namespace) {
        controller = Optional.of(new Pod(namespace, Map.of("app", "ingress-controller"), List.of(), "198.18.200.2"));
        return this;
    }

    /**
     * Says where the metrics scraper runs.
     *
     * @param namespace its namespace
     * @return this
     */
    public Edges metricsFrom(String namespace) {
        scraper = Optional.of(new Pod(namespace, Map.of("app", "prometheus"), List.of(), "198.18.200.3"));
        return this;
    }

    /** {@return which workloads' pods reach which ports of others, such as {@code web -> db:5432}, declared or not; sorted} */
    public List<String> open() {
        List<String> open = new ArrayList<>();
        pods.forEach((server, to) -> to.ports()
                .forEach(port -> pods.forEach((client, from) -> {
                    if (!client.equals(server) && traffic.allows(from, to, port.number(), port.protocol())) {
                        open.add(client + " -> " + server + ":" + port.number());
                    }
                })));
        return open.stream().distinct().sorted().toList();
    }

    /** {@return what is declared and closed, such as {@code web -> db:5432}; empty where nothing is} */
    public List<String> closedThoughDeclared() {
        List<String> closed = new ArrayList<>();
        graph.connections().stream()
                .filter(this::isClosed)
                .map(Connection::toString)
                .forEach(closed::add);
        pods.forEach((name, pod) -> {
            if (!traffic.allowsOut(pod, DNS, 53, "UDP") || !traffic.allowsOut(pod, DNS, 53, "TCP")) {
                closed.add(name + " -> DNS");
            }
        });
        controller.ifPresent(who -> closed.addAll(refused(who, "the ingress controller", entrances.routed())));
        scraper.ifPresent(who -> closed.addAll(refused(who, "the scraper", entrances.scraped())));
        return closed;
    }

    private boolean isClosed(Connection connection) {
        Pod from = pod(connection.from()).orElseThrow();
        Optional<Pod> to = connection.to().flatMap(this::pod);
        if (to.isPresent() && connection.port() > 0) {
            return !traffic.allows(from, to.get(), connection.port(), connection.protocol());
        }
        return isFarAway(connection)
                && !traffic.allowsOutside(from, ANYWHERE, connection.port(), connection.protocol());
    }

    private Optional<Pod> pod(Node workload) {
        return Optional.ofNullable(pods.get(Entrances.id(workload)));
    }

    /** A name with a dot that is no Service's: it may have any address. */
    private static boolean isFarAway(Connection connection) {
        String host = connection.at().host().toString();
        return connection.at().service().isEmpty()
                && host.contains(".")
                && !host.contains(".svc")
                && !host.matches("[0-9.]+");
    }

    private List<String> refused(Pod who, String called, List<Door> doors) {
        return doors.stream()
                .filter(door -> !traffic.allowsIn(who, door.pod(), door.port(), door.protocol()))
                .map(door -> called + " -> " + nameOf(door.pod()) + ":" + door.port())
                .distinct()
                .toList();
    }

    private String nameOf(Pod pod) {
        return pods.entrySet().stream()
                .filter(e -> e.getValue().equals(pod))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** {@return what is open and not declared, such as {@code a stranger in shop -> db:5432}; empty where nothing is} */
    public List<String> openThoughUndeclared() {
        List<String> open = new ArrayList<>();
        pods.forEach((server, to) -> to.ports().forEach(port -> open.addAll(openAt(server, to, port))));
        return open;
    }

    private List<String> openAt(String server, Pod to, Port port) {
        List<String> open = new ArrayList<>();
        String at = " -> " + server + ":" + port.number();
        Door door = Entrances.door(to, port);
        if (entrances.exposed().contains(door)) {
            return List.of();
        }
        if (traffic.allowsFromOutside(ANYWHERE, to, port.number(), port.protocol())) {
            return List.of("anybody" + at);
        }
        pods.forEach((client, from) -> {
            if (!client.equals(server)
                    && !isDeclared(client, server, port)
                    && traffic.allows(from, to, port.number(), port.protocol())) {
                open.add(client + at);
            }
        });
        strangers().forEach((called, who) -> {
            if (traffic.allowsIn(who, to, port.number(), port.protocol())) {
                open.add(called + at);
            }
        });
        open.addAll(cameIn(controller, "the ingress controller", door, entrances.routed(), at));
        open.addAll(cameIn(scraper, "the scraper", door, entrances.scraped(), at));
        return open;
    }

    private Map<String, Pod> strangers() {
        Map<String, String> labels = Map.of("app", "stranger");
        return Map.of(
                "a stranger in " + graph.namespace(),
                new Pod(graph.namespace(), labels, List.of(), "198.18.201.1"),
                "a stranger in elsewhere",
                new Pod("elsewhere", labels, List.of(), "198.18.201.2"));
    }

    private List<String> cameIn(Optional<Pod> who, String called, Door door, List<Door> sentTo, String at) {
        boolean comesIn = who.filter(pod -> traffic.allowsIn(pod, door.pod(), door.port(), door.protocol()))
                .isPresent();
        return comesIn && !sentTo.contains(door) ? List.of(called + at) : List.of();
    }

    private boolean isDeclared(String client, String server, Port port) {
        return graph.connections().stream()
                .anyMatch(c -> Entrances.id(c.from()).equals(client)
                        && c.to().filter(to -> Entrances.id(to).equals(server)).isPresent()
                        && c.port() == port.number()
                        && c.protocol().equals(port.protocol()));
    }
}
