package dev.forklift.resource;

import static dev.forklift.Stacks.ids;
import static dev.forklift.Stacks.part;
import static dev.forklift.Stacks.stack;
import static dev.forklift.Stacks.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void creating_is_split_off_since_it_cannot_be_restricted_by_name() {
        assertThat(rules(r -> r.allow(
                        "coordination.k8s.io", List.of("leases"), List.of("create", "get", "update"), List.of("beat"))))
                .isEqualTo("""
                - apiGroups:
                  - coordination.k8s.io
                  resources:
                  - leases
                  verbs:
                  - create
                - apiGroups:
                  - coordination.k8s.io
                  resourceNames:
                  - beat
                  resources:
                  - leases
                  verbs:
                  - get
                  - update
                """);
    }

    @Test
    void creating_a_subresource_is_restricted_by_the_name_of_its_object() {
        assertThat(rules(r -> r.allow("", List.of("pods", "pods/eviction"), List.of("create"), List.of("web-0"))))
                .isEqualTo("""
                - apiGroups:
                  - ""
                  resources:
                  - pods
                  verbs:
                  - create
                - apiGroups:
                  - ""
                  resourceNames:
                  - web-0
                  resources:
                  - pods/eviction
                  verbs:
                  - create
                """);
    }

    @Test
    void without_names_nothing_is_split() {
        assertThat(rules(r -> r.allow("batch", List.of("jobs"), List.of("create", "get"))))
                .isEqualTo("""
                - apiGroups:
                  - batch
                  resources:
                  - jobs
                  verbs:
                  - create
                  - get
                """);
    }

    @Test
    void what_the_api_server_would_misunderstand_is_refused() {
        Stack stack = role(r -> r.allow("apps/v1", List.of("Deployment"), List.of("get"))
                .allow("batch", List.of("jobs"), List.of("deletecollection"), List.of("migrate")));

        assertThat(ids(stack)).containsExactly("forklift.E011", "forklift.E011", "forklift.E056");
    }

    private static String rules(Consumer<RoleOptions> options) {
        return part(yaml(role(options).graph().all(Role.class).get(0)), "rules");
    }

    private static Stack role(Consumer<RoleOptions> options) {
        return stack(s -> s.group("web", g -> g.role("own", g.serviceAccount(a -> {}), options)));
    }
}
