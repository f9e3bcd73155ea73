package dev.forklift.testkit.evaluators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.monitoring.PodMonitor;
import dev.forklift.declare.Endpoint;
import dev.forklift.testkit.arbitraries.StackPlan;
import dev.forklift.testkit.arbitraries.Stacks;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.util.ArrayList;
import java.util.List;
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
        Edges edges = edges(stack, stack.graph().all(NetworkPolicy.class));
        boolean ownPolicies = !plan.withoutPolicies()
                .define()
                .graph()
                .all(NetworkPolicy.class)
                .isEmpty();
        Statistics.label("connections")
                .collect(Math.min(stack.graph().connections().size(), 10));
        Statistics.label("own policies").collect(ownPolicies);
        assertThat(edges.closedThoughDeclared()).as("closed though declared").isEmpty();
        if (!ownPolicies) {
            assertThat(edges.openThoughUndeclared())
                    .as("open though undeclared")
                    .isEmpty();
        }
    }

    private static Edges edges(Stack stack, List<NetworkPolicy> policies) {
        return Edges.of(stack.graph(), policies).ingressController("traefik").metricsFrom("monitoring");
    }

    @Example
    void a_policy_that_lets_in_too_much_is_noticed() {
        Stack stack = Stack.named("shop").define(s -> {
            s.networkPolicies(n -> {});
            s.deployment("web", w -> w.image("shop:1").port("http", 8000)).service();
        });
        List<NetworkPolicy> all = new ArrayList<>(stack.graph().all(NetworkPolicy.class));
        assertThat(edges(stack, all).openThoughUndeclared()).isEmpty();
        all.add(fromTheWholeNamespace(stack.namespace()));
        assertThat(edges(stack, all).openThoughUndeclared())
                .containsExactlyInAnyOrder("a stranger in shop -> web:8000");
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
            List<NetworkPolicy> rest = all.stream()
                    .filter(p ->
                            !p.getMetadata().getName().equals(one.getMetadata().getName()))
                    .toList();
            if (opens) {
                assertThat(edges(stack, rest).closedThoughDeclared())
                        .as(one.getMetadata().getName())
                        .isNotEmpty();
            }
        }
        assertThat(all).hasSize(4);
    }

    /** A web server with a second port for its metrics; each outsider is let in at the other's port. */
    private static Stack scrapedAndRouted() {
        return Stack.named("shop").define(s -> {
            s.networkPolicies(n -> n.ingressController("traefik").metricsFrom("monitoring"));
            Workload web = s.deployment(
                    "web",
                    w -> w.image("shop:1")
                            .port("http", 8000)
                            .port("metrics", 9000)
                            .port("debug", 5678));
            Endpoint http =
                    web.service(x -> x.port("http", 80).port("metrics", 9000)).endpoint("http");
            s.ingress(i -> i.route("shop.example.com", "/", http));
            s.add("monitor", PodMonitor.of(web, "metrics", m -> {}));
        });
    }

    @Example
    void the_ingress_controller_and_the_scraper_come_in_where_they_are_sent_to() {
        Stack stack = scrapedAndRouted();
        Edges edges = edges(stack, stack.graph().all(NetworkPolicy.class));
        assertThat(edges.closedThoughDeclared()).isEmpty();
        assertThat(edges.openThoughUndeclared()).isEmpty();
    }

    @Example
    void the_ingress_controller_or_the_scraper_at_another_port_of_the_same_pod_is_noticed() {
        for (String who : List.of("traefik", "monitoring")) {
            Stack stack = scrapedAndRouted()
                    .with(
                            "",
                            o -> o.patch(
                                    NetworkPolicy.class,
                                    p -> p.getSpec().getIngress().forEach(rule -> sendElsewhere(rule, who))));
            Edges edges = edges(stack, stack.graph().all(NetworkPolicy.class));
            String called = who.equals("traefik") ? "the ingress controller" : "the scraper";
            String wanted = who.equals("traefik") ? ":8000" : ":9000";
            assertThat(edges.openThoughUndeclared()).as(who).containsExactly(called + " -> web:5678");
            assertThat(edges.closedThoughDeclared()).as(who).containsExactly(called + " -> web" + wanted);
        }
    }

    private static void sendElsewhere(NetworkPolicyIngressRule rule, String namespace) {
        boolean his = rule.getFrom().stream()
                .anyMatch(peer -> peer.getNamespaceSelector() != null
                        && peer.getNamespaceSelector().getMatchLabels().containsValue(namespace));
        if (his) {
            rule.getPorts().forEach(port -> port.setPort(new IntOrString(5678)));
        }
    }
}
