package dev.forklift.testkit.evaluators;

import static dev.forklift.testkit.evaluators.Access.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each case is a sentence of the documentation of RBAC. */
class AccessTest {

    private static final String TO_APP = "subjects: [{kind: ServiceAccount, name: app, namespace: shop}]";

    private static <T extends HasMetadata> T read(Class<T> kind, String yaml) {
        try {
            return new YAMLMapper().readValue("{" + yaml + "}", kind);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(yaml, unreadable);
        }
    }

    private static Role role(String rules) {
        return read(Role.class, "metadata: {name: r, namespace: shop}, rules: [" + rules + "]");
    }

    private static RoleBinding binding(String subjects) {
        return read(
                RoleBinding.class, "metadata: {name: b, namespace: shop}, roleRef: {kind: Role, name: r}, " + subjects);
    }

    private static Access access(String rules) {
        return Access.by(List.of(role(rules), binding(TO_APP)));
    }

    @Test
    void what_nothing_allows_is_forbidden() {
        assertThat(Access.by(List.of()).can("shop", "app", to("get", "", "pods")))
                .isFalse();
        assertThat(access("{apiGroups: [''], resources: [pods], verbs: [get]}")
                        .can("shop", "app", to("list", "", "pods")))
                .isFalse();
    }

    @Test
    void a_role_holds_in_its_namespace_for_whom_it_is_bound_to() {
        Access access = access("{apiGroups: [''], resources: [pods], verbs: [get]}");
        assertThat(access.can("shop", "app", to("get", "", "pods"))).isTrue();
        assertThat(access.can("shop", "app", to("get", "", "pods").within("other")))
                .isFalse();
        assertThat(access.can("shop", "web", to("get", "", "pods"))).isFalse();
        assertThat(access.can("other", "app", to("get", "", "pods").within("shop")))
                .isFalse();
    }

    @Test
    void names_restrict_to_these_objects_and_leave_out_what_has_no_name_yet() {
        Access access =
                access("{apiGroups: [apps], resources: [deployments], verbs: [get, create], resourceNames: [web]}");
        assertThat(access.can("shop", "app", to("get", "apps", "deployments").named("web")))
                .isTrue();
        assertThat(access.can("shop", "app", to("get", "apps", "deployments").named("db")))
                .isFalse();
        assertThat(access.can("shop", "app", to("create", "apps", "deployments")))
                .isFalse();
    }

    @Test
    void a_subresource_is_allowed_by_itself() {
        Access pods = access("{apiGroups: [''], resources: [pods], verbs: [get]}");
        assertThat(pods.can("shop", "app", to("get", "", "pods/log"))).isFalse();
        Access logs = access("{apiGroups: [''], resources: ['*/log'], verbs: [get]}");
        assertThat(logs.can("shop", "app", to("get", "", "pods/log"))).isTrue();
        assertThat(logs.can("shop", "app", to("get", "", "pods"))).isFalse();
    }

    @Test
    void a_star_is_every_group_resource_or_verb() {
        Access access = access("{apiGroups: ['*'], resources: ['*'], verbs: ['*']}");
        assertThat(access.can(
                        "shop", "app", to("delete", "apps", "deployments/scale").named("x")))
                .isTrue();
    }

    @Test
    void a_cluster_role_bound_in_a_namespace_holds_there_and_bound_in_the_cluster_everywhere() {
        ClusterRole role = read(
                ClusterRole.class, "metadata: {name: r}, rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]");
        RoleBinding here = read(
                RoleBinding.class,
                "metadata: {name: b, namespace: shop}, roleRef: {kind: ClusterRole, name: r}, " + TO_APP);
        ClusterRoleBinding everywhere =
                read(ClusterRoleBinding.class, "metadata: {name: b}, roleRef: {kind: ClusterRole, name: r}, " + TO_APP);
        assertThat(Access.by(List.of(role, here)).can("shop", "app", to("get", "", "pods")))
                .isTrue();
        assertThat(Access.by(List.of(role, here))
                        .can("shop", "app", to("get", "", "pods").within("")))
                .isFalse();
        assertThat(Access.by(List.of(role, everywhere))
                        .can("shop", "app", to("get", "", "pods").within("")))
                .isTrue();
    }

    @Test
    void a_service_account_is_also_a_user_and_in_groups() {
        Role role = role("{apiGroups: [''], resources: [pods], verbs: [get]}");
        for (String subject : List.of(
                "{kind: User, name: 'system:serviceaccount:shop:app'}",
                "{kind: Group, name: 'system:serviceaccounts'}",
                "{kind: Group, name: 'system:serviceaccounts:shop'}",
                "{kind: Group, name: 'system:authenticated'}",
                "{kind: ServiceAccount, name: app}")) {
            Access access = Access.by(List.of(role, binding("subjects: [" + subject + "]")));
            assertThat(access.can("shop", "app", to("get", "", "pods")))
                    .as(subject)
                    .isTrue();
        }
        Access masters = Access.by(List.of(role, binding("subjects: [{kind: Group, name: 'system:masters'}]")));
        assertThat(masters.can("shop", "app", to("get", "", "pods"))).isFalse();
    }
}
