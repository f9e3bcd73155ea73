package dev.forklift.check;

import static dev.forklift.Stacks.ids;
import static dev.forklift.Stacks.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.resource.RoleOptions;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    @Test
    void a_wildcard_grows_with_the_cluster() {
        assertThat(ids(role(r -> r.allow("*", List.of("pods"), List.of("get")))))
                .containsExactly("forklift.W053");
        assertThat(ids(role(r -> r.allow("", List.of("*"), List.of("get"))))).containsExactly("forklift.W053");
        assertThat(ids(role(r -> r.allow("", List.of("configmaps"), List.of("*")))))
                .containsExactly("forklift.W053");
    }

    @Test
    void every_secret_is_too_many_and_one_by_name_is_not() {
        assertThat(ids(role(r -> r.allow("", List.of("secrets"), List.of("list")))))
                .containsExactly("forklift.W054");
        assertThat(ids(role(r -> r.allow("", List.of("secrets"), List.of("get"), List.of("shop-tls")))))
                .isEmpty();
        assertThat(ids(role(r -> r.allow("", List.of("secrets"), List.of("create")))))
                .isEmpty();
    }

    @Test
    void new_pods_and_commands_in_others_are_ways_to_become_somebody_else() {
        assertThat(ids(role(r -> r.allow("", List.of("pods"), List.of("create")))))
                .containsExactly("forklift.W054");
        assertThat(ids(role(r -> r.allow("", List.of("pods/exec"), List.of("create")))))
                .containsExactly("forklift.W055");
        assertThat(ids(role(r -> r.allow("batch", List.of("jobs"), List.of("create", "get")))))
                .isEmpty();
    }

    @Test
    void a_rule_that_the_api_server_refuses_is_an_error() {
        PolicyRule rule = new PolicyRule();
        rule.setVerbs(List.of("get"));
        rule.setNonResourceURLs(List.of("/healthz"));
        Role role = new Role();
        role.setRules(List.of(rule, new PolicyRule()));

        assertThat(ids(stack(s -> s.object("raw", role)))).containsExactly("forklift.E057", "forklift.E057");
    }

    @Test
    void a_binding_names_a_role_and_subjects_that_there_can_be() {
        assertThat(ids(bound("cluster-admin", "ClusterRole", account("shop")))).containsExactly("forklift.W056");
        assertThat(ids(bound("view", "ClusterRole", account("shop")))).isEmpty();
        assertThat(ids(bound("view", "Role", account("shop")))).containsExactly("forklift.E057");
        assertThat(ids(bound("view", "ClusterRole", account(null)))).containsExactly("forklift.E057");
        assertThat(ids(bound("view", "ClusterRole", new Subject(null, "Pod", "web", "shop"))))
                .containsExactly("forklift.E057");
    }

    private static Subject account(String namespace) {
        return new Subject(null, "ServiceAccount", "web", namespace);
    }

    private static Stack bound(String role, String kind, Subject subject) {
        ClusterRoleBinding binding = new ClusterRoleBinding();
        binding.setMetadata(new ObjectMeta());
        binding.setRoleRef(new RoleRef("rbac.authorization.k8s.io", kind, role));
        binding.setSubjects(List.of(subject));
        return stack(s -> s.object("raw", binding));
    }

    private static Stack role(Consumer<RoleOptions> options) {
        return stack(s -> s.group("web", g -> g.role("own", g.serviceAccount(a -> {}), options)));
    }
}
