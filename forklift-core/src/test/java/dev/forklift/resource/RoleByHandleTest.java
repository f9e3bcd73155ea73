package dev.forklift.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.Stacks;
import dev.forklift.declare.Ref;
import dev.forklift.workload.JobHandle;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleByHandleTest {

    private static final Ref<ServiceAccount> ACCOUNT = Ref.external(ServiceAccount.class, "reader");

    private static List<PolicyRule> rules(Stack stack) {
        return stack.graph().all(Role.class).get(0).getRules();
    }

    @Test
    void a_rule_names_objects_of_the_stack_whose_names_are_hashes_too() {
        Stack stack = Stacks.stack(s -> {
            JobHandle job = s.job("copy", j -> j.image("copy:1"));
            Workload web = s.deployment("web", w -> w.image("shop:1").port("http", 80));
            s.role(
                    "reader",
                    ACCOUNT,
                    r -> r.allowOn("batch", "jobs", List.of("get"), List.of(job.ref()))
                            .atFinish((facts, own) -> own.allowOn(
                                    "apps",
                                    "deployments",
                                    List.of("get"),
                                    List.of(web.ref(), Ref.external(Deployment.class, "other")))));
        });

        assertThat(rules(stack)).hasSize(2);
        assertThat(rules(stack).get(0).getResourceNames())
                .containsExactly(stack.graph().nodes().stream()
                        .filter(n -> n.key().kind().equals("Job"))
                        .findFirst()
                        .orElseThrow()
                        .key()
                        .name());
        assertThat(rules(stack).get(1).getResourceNames()).containsExactly("other", "shop-web");
    }

    @Test
    void no_objects_are_no_rule_rather_than_a_rule_for_all() {
        Stack stack = Stacks.stack(
                s -> s.role("reader", ACCOUNT, r -> r.allowOn("apps", "deployments", List.of("get"), List.of())));

        assertThat(rules(stack)).isEmpty();
    }
}
