package dev.forklift.testkit.evaluators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.graph.Connection;
import dev.forklift.graph.Node;
import dev.forklift.graph.Relation;
import dev.forklift.testkit.arbitraries.StackPlan;
import dev.forklift.testkit.arbitraries.Stacks;
import dev.forklift.testkit.evaluators.Traffic.Pod;
import dev.forklift.testkit.evaluators.Traffic.Port;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * The policies that a stack derives, judged by an evaluator that knows the documents and nothing of how they are derived: what is
 * declared can be reached, and nothing else.
 */
class DerivedPoliciesLawTest {

    private static final String ANYWHERE = "203.0.113.7";
    private static final Pod DNS = new Pod(
            "kube-system",
            Map.of("k8s-app", "kube-dns"),
            List.of(new Port("dns", 53, "UDP"), new Port("dns-tcp", 53, "TCP")),
            "198.18.200.1");
    private static final Pod CONTROLLER = new Pod("traefik", Map.of("app", "traefik"), List.of(), "198.18.200.2");
    private static final Pod SCRAPER = new Pod("monitoring", Map.of("app", "prometheus"), List.of(), "198.18.200.3");

    @Provide
    Arbitrary<StackPlan> djangos() {
        return Stacks.ofDjango();
    }

    @Provide
    Arbitrary<StackPlan> users() {
        return Stacks.ofUserComponents();
    }

    private static Stack isolated(StackPlan plan) {
        return plan.withoutPolicies()
                .define(s ->
                        s.networkPolicies(n -> n.ingressController("traefik").metricsFrom("monitoring")));
    }

    @Property(tries = 200)
    void what_a_django_stack_connects_to_is_open_and_nothing_else(@ForAll("djangos") StackPlan plan) {
        holds(plan);
    }

    @Property(tries = 100)
    void what_a_users_stack_connects_to_is_open_and_nothing_else(@ForAll("users") StackPlan plan) {
        holds(plan);
    }

    private static void holds(StackPlan plan) {
        Stack stack = isolated(plan);
        Traffic traffic = Traffic.in(stack.graph());
        boolean ownPolicies = !plan.withoutPolicies()
                .define()
                .graph()
                .all(NetworkPolicy.class)
                .isEmpty();
        Statistics.label("connections")
                .collect(Math.min(stack.graph().connections().size(), 10));
        Statistics.label("own policies").collect(ownPolicies);
        assertThat(closedThoughDeclared(stack, traffic))
                .as("closed though declared")
                .isEmpty();
        if (!ownPolicies) {
            assertThat(openThoughUndeclared(stack, traffic, traffic.pods()))
                    .as("open though undeclared")
                    .isEmpty();
        }
    }

    @Example
    void a_policy_that_lets_in_too_much_is_noticed() {
        Stack stack = Stack.named("shop").define(s -> {
            s.networkPolicies(n -> {});
            s.deployment("web", w -> w.image("shop:1").port("http", 8000)).service();
        });
        List<NetworkPolicy> all = new ArrayList<>(stack.graph().all(NetworkPolicy.class));
        assertThat(openThoughUndeclared(
                        stack, Traffic.under(all), Traffic.in(stack.graph()).pods()))
                .isEmpty();
        all.add(fromTheWholeNamespace(stack.namespace()));
        assertThat(openThoughUndeclared(
                        stack, Traffic.under(all), Traffic.in(stack.graph()).pods()))
                .containsExactly("a stranger in shop -> web:8000");
    }

    private static NetworkPolicy fromTheWholeNamespace(String namespace) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName("careless")
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .addNewIngress()
                .addNewFrom()
                .withNewPodSelector()
                .endPodSelector()
                .endFrom()
                .endIngress()
                .endSpec()
                .build();
    }

    @Example
    void a_policy_that_is_removed_closes_what_it_opened() {
        Stack stack = Stack.named("shop").define(s -> {
            s.networkPolicies(n -> {});
            var db = s.deployment("db", w -> w.image("db:1").port("sql", 5432)).service();
            s.deployment("web", w -> w.image("shop:1").connectsTo(db.endpoint("sql")));
        });
        List<NetworkPolicy> all = stack.graph().all(NetworkPolicy.class);
        for (NetworkPolicy one : all) {
            boolean opens = !one.getSpec().getEgress().isEmpty()
                    || !one.getSpec().getIngress().isEmpty();
            Traffic rest = Traffic.under(all.stream()
                    .filter(p ->
                            !p.getMetadata().getName().equals(one.getMetadata().getName()))
                    .toList());
            if (opens) {
                assertThat(closedThoughDeclared(
                                stack, rest, Traffic.in(stack.graph()).pods()))
                        .as(one.getMetadata().getName())
                        .isNotEmpty();
            }
        }
        assertThat(all).hasSize(4);
    }

    private static List<String> closedThoughDeclared(Stack stack, Traffic traffic) {
        return closedThoughDeclared(stack, traffic, traffic.pods());
    }

    private static List<String> closedThoughDeclared(Stack stack, Traffic traffic, Map<String, Pod> pods) {
        List<String> closed = new ArrayList<>();
        for (Connection connection : stack.graph().connections()) {
            Pod from = pods.get(id(connection.from()));
            Optional<Pod> to = connection.to().map(node -> pods.get(id(node)));
            if (to.isPresent() && connection.port() > 0) {
                if (!traffic.allows(from, to.get(), connection.port(), connection.protocol())) {
                    closed.add(connection.toString());
                }
            } else if (isFarAway(connection)
                    && !traffic.allowsOutside(from, ANYWHERE, connection.port(), connection.protocol())) {
                closed.add(connection.toString());
            }
        }
        pods.forEach((name, pod) -> {
            if (!traffic.allowsOut(pod, DNS, 53, "UDP") || !traffic.allowsOut(pod, DNS, 53, "TCP")) {
                closed.add(name + " -> DNS");
            }
        });
        return closed;
    }

    /** A name with a dot that is no Service's: it may have any address. */
    private static boolean isFarAway(Connection connection) {
        String host = connection.at().host().toString();
        return connection.at().service().isEmpty()
                && host.contains(".")
                && !host.contains(".svc")
                && !host.matches("[0-9.]+");
    }

    private static List<String> openThoughUndeclared(Stack stack, Traffic traffic, Map<String, Pod> pods) {
        List<String> open = new ArrayList<>();
        Pod neighbour = new Pod(stack.namespace(), Map.of("app", "stranger"), List.of(), "198.18.201.1");
        Pod stranger = new Pod("elsewhere", Map.of("app", "stranger"), List.of(), "198.18.201.2");
        pods.forEach((server, to) -> {
            for (Port port : to.ports()) {
                if (traffic.allowsFromOutside(ANYWHERE, to, port.number(), port.protocol())) {
                    continue;
                }
                pods.forEach((client, from) -> {
                    if (!client.equals(server)
                            && !isDeclared(stack, client, server, port)
                            && traffic.allows(from, to, port.number(), port.protocol())) {
                        open.add(client + " -> " + server + ":" + port.number());
                    }
                });
                for (Pod other : List.of(neighbour, stranger)) {
                    if (traffic.allowsIn(other, to, port.number(), port.protocol())) {
                        open.add("a stranger in " + other.namespace() + " -> " + server + ":" + port.number());
                    }
                }
                boolean routed = isRouted(stack, server);
                if (!routed && traffic.allowsIn(CONTROLLER, to, port.number(), port.protocol())) {
                    open.add("the ingress controller -> " + server + ":" + port.number());
                }
                if (!routed && !isScraped(stack, to) && traffic.allowsIn(SCRAPER, to, port.number(), port.protocol())) {
                    open.add("the scraper -> " + server + ":" + port.number());
                }
            }
        });
        return open;
    }

    private static boolean isDeclared(Stack stack, String client, String server, Port port) {
        return stack.graph().connections().stream()
                .anyMatch(c -> id(c.from()).equals(client)
                        && c.to().filter(to -> id(to).equals(server)).isPresent()
                        && c.port() == port.number()
                        && c.protocol().equals(port.protocol()));
    }

    /** Whether an Ingress, or another kind of route, leads there; the exact ports are the deriving code's own tests' business. */
    private static boolean isRouted(Stack stack, String server) {
        return asked(stack)
                .flatMap(service -> stack.graph().referencesFrom(service.object()).stream())
                .flatMap(r -> r.target().stream())
                .anyMatch(workload -> id(workload).equals(server));
    }

    /** The Services that a route leads to, and those whose address a middleware of Traefik holds, which Traefik asks itself. */
    private static Stream<Node> asked(Stack stack) {
        Stream<Node> backends = stack.graph().references().stream()
                .filter(r -> r.relation() == Relation.BACKEND)
                .flatMap(r -> r.target().stream());
        List<String> addresses = stack.graph().all(GenericKubernetesResource.class).stream()
                .filter(o -> o.getKind().equals("Middleware"))
                .map(o -> o.<String>get("spec", "forwardAuth", "address"))
                .filter(Objects::nonNull)
                .toList();
        Stream<Node> asked = stack.graph().nodes().stream()
                .filter(n -> n.object() instanceof Service)
                .filter(n -> addresses.stream()
                        .anyMatch(a -> a.contains("//" + n.key().name() + ".")));
        return Stream.concat(backends, asked);
    }

    /** Whether a monitor selects the pods, or a Service of theirs. */
    private static boolean isScraped(Stack stack, Pod pod) {
        return stack.graph().all(GenericKubernetesResource.class).stream()
                .anyMatch(monitor -> switch (monitor.getKind()) {
                    case "PodMonitor" -> holdsAll(pod.labels(), selector(monitor));
                    case "ServiceMonitor" ->
                        stack.graph().all(Service.class).stream()
                                .filter(service ->
                                        holdsAll(service.getMetadata().getLabels(), selector(monitor)))
                                .anyMatch(service ->
                                        holdsAll(pod.labels(), service.getSpec().getSelector()));
                    default -> false;
                });
    }

    private static Map<String, String> selector(GenericKubernetesResource monitor) {
        return monitor.get("spec", "selector", "matchLabels");
    }

    private static boolean holdsAll(Map<String, String> labels, Map<String, String> wanted) {
        return wanted != null && labels.entrySet().containsAll(wanted.entrySet());
    }

    private static String id(Node node) {
        return node.path() + (node.objectId().isEmpty() ? "" : "/" + node.objectId());
    }
}
