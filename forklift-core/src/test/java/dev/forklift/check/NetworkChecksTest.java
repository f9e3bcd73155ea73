package dev.forklift.check;

import static dev.forklift.Stacks.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.resource.NetworkPolicyOptions;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NetworkChecksTest {

    /** A web process that connects to a database, and what a test says of the network. */
    private interface Said {
        void accept(Scope s, Workload web, Workload db);
    }

    @Test
    void a_policy_that_denies_a_connection_at_its_end_is_found() {
        assertThat(ids(policy((web, db) -> p -> p.of(db.ref()).denyIngress()))).containsExactly("forklift.E054");
        assertThat(ids(policy((web, db) -> p -> p.of(db.ref()).from(web.ref(), "sql"))))
                .isEmpty();
        assertThat(ids(policy((web, db) -> p -> p.of(db.ref()).fromNamespace("other"))))
                .isEmpty();
    }

    @Test
    void so_is_one_that_denies_it_at_its_beginning() {
        assertThat(ids(policy((web, db) -> p -> p.of(web.ref()).toDns()))).containsExactly("forklift.E054");
        assertThat(ids(policy((web, db) -> p -> p.of(web.ref()).toDns().to(db.ref(), "sql"))))
                .isEmpty();
    }

    @Test
    void so_is_one_that_lets_nobody_ask_for_names() {
        assertThat(ids(policy((web, db) -> p -> p.of(web.ref()).to(db.ref(), "sql"))))
                .containsExactly("forklift.E054");
        assertThat(ids(policy((web, db) -> p -> p.of(db.ref()).denyEgress()))).isEmpty();
    }

    @Test
    void two_policies_add_up() {
        Stack stack = stack((s, web, db) -> {
            s.networkPolicy("closed", p -> p.of(db.ref()).denyIngress());
            s.networkPolicy("opened", p -> p.of(db.ref()).from(web.ref()));
        });

        assertThat(ids(stack)).isEmpty();
    }

    @Test
    void derived_policies_deny_no_connection_and_a_patch_that_does_is_found() {
        Stack derived = stack((s, web, db) -> s.networkPolicies(n -> {}));

        assertThat(ids(derived)).isEmpty();
        assertThat(ids(derived.with(
                        "db", o -> o.patch(NetworkPolicy.class, p -> p.getSpec().setIngress(List.of())))))
                .containsExactly("forklift.E054");
    }

    @Test
    void a_policy_for_nobody_is_found() {
        Stack stack = stack((s, web, db) -> s.networkPolicies(n -> {}))
                .with(
                        "db",
                        o -> o.patch(
                                NetworkPolicy.class,
                                p -> p.getSpec()
                                        .getPodSelector()
                                        .setMatchLabels(Map.of("app.kubernetes.io/component", "bd"))));

        assertThat(ids(stack)).contains("forklift.W052");
    }

    @Test
    void a_policy_opens_ports_of_pods_and_not_of_services() {
        Stack stack = stack((s, web, db) -> {
                    s.networkPolicy("open", p -> p.of(db.ref()).from(web.ref(), "sql"));
                    db.service("public", x -> x.port("public", 15432, "sql"));
                })
                .with(
                        "open",
                        o -> o.patch(
                                NetworkPolicy.class,
                                p -> p.getSpec()
                                        .getIngress()
                                        .get(0)
                                        .getPorts()
                                        .get(0)
                                        .setPort(new IntOrString(15432))));

        assertThat(ids(stack)).contains("forklift.E055");
    }

    @Test
    void a_pod_has_one_budget_and_a_budget_has_pods() {
        Stack two = stack((s, web, db) -> {}).with("web", o -> o.replicas(2));
        PodDisruptionBudget derived = two.graph().all(PodDisruptionBudget.class).get(0);
        Stack twice = stack((s, web, db) ->
                        s.object("more", budget(derived.getSpec().getSelector())))
                .with("web", o -> o.replicas(2));
        LabelSelector nobody = new LabelSelector();
        nobody.setMatchLabels(Map.of("app", "gone"));

        assertThat(ids(two)).isEmpty();
        assertThat(ids(twice)).containsExactly("forklift.E058");
        assertThat(ids(stack((s, web, db) -> s.object("more", budget(nobody))))).containsExactly("forklift.W057");
    }

    @Test
    void a_policy_selects_by_expressions_or_every_pod_too() {
        LabelSelector everything = new LabelSelector();

        assertThat(ids(closed(everything))).containsExactly("forklift.E054");
        assertThat(ids(closed(byComponent("Exists")))).containsExactly("forklift.E054");
        assertThat(ids(closed(byComponent("DoesNotExist")))).isEmpty();
    }

    private static LabelSelector byComponent(String operator) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchExpressions(
                List.of(new LabelSelectorRequirement("app.kubernetes.io/component", operator, List.of())));
        return selector;
    }

    /** Nobody comes in where the selector selects. */
    private static Stack closed(LabelSelector selector) {
        NetworkPolicySpec spec = new NetworkPolicySpec();
        spec.setPodSelector(selector);
        spec.setPolicyTypes(List.of("Ingress"));
        NetworkPolicy policy = new NetworkPolicy();
        policy.setSpec(spec);
        return stack((s, web, db) -> s.object("closed", policy));
    }

    private static PodDisruptionBudget budget(LabelSelector selector) {
        PodDisruptionBudget budget = new PodDisruptionBudget();
        budget.setSpec(new io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec());
        budget.getSpec().setSelector(selector);
        budget.getSpec().setMaxUnavailable(new IntOrString(1));
        return budget;
    }

    private interface Policy {
        Consumer<NetworkPolicyOptions> of(Workload web, Workload db);
    }

    private static Stack policy(Policy policy) {
        return stack((s, web, db) -> s.networkPolicy("own", policy.of(web, db)));
    }

    private static Stack stack(Said said) {
        return dev.forklift.Stacks.stack(s -> {
            Workload db = s.deployment("db", w -> w.image("db:1").replicas(1).port("sql", 5432));
            var at = db.service().endpoint("sql");
            Workload web = s.deployment(
                    "web", w -> w.image("i:1").replicas(1).port("http", 8000).connectsTo(at));
            said.accept(s, web, db);
        });
    }
}
