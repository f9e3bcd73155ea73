package dev.forklift.testkit.evaluators;

import dev.forklift.graph.ObjectGraph;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What roles and bindings let a service account do. What nothing allows is forbidden; nothing forbids what something allows.
 *
 * <pre>{@code
 * Access access = Access.in(shop.graph());
 * assertThat(access.can("shop", "shop-migrate", Access.to("get", "apps", "deployments").named("shop-web"))).isTrue();
 * }</pre>
 *
 * <p>Source: <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC Authorization</a>.
 */
public final class Access {

    private final List<? extends HasMetadata> objects;

    private Access(List<? extends HasMetadata> objects) {
        this.objects = objects;
    }

    /**
     * {@return what the roles and bindings among a stack's objects allow}
     *
     * @param graph the stack's graph
     */
    public static Access in(ObjectGraph graph) {
        return by(graph.objects());
    }

    /**
     * {@return what some roles and bindings allow}
     *
     * @param objects all of the cluster, those in a namespace with it; others among them do not matter
     */
    public static Access by(List<? extends HasMetadata> objects) {
        return new Access(objects.stream().filter(Access::isAboutAccess).toList());
    }

    private static boolean isAboutAccess(HasMetadata object) {
        return object instanceof Role
                || object instanceof RoleBinding
                || object instanceof ClusterRole
                || object instanceof ClusterRoleBinding;
    }

    /**
     * A request.
     *
     * @param verb such as {@code get}
     * @param group the API group, empty for the core one
     * @param resource such as {@code deployments}, or {@code pods/log} with a subresource
     * @param namespace where; empty for what has no namespace, or for all of them
     * @param name which; empty for all, and for one that is to be made
     */
    public record Request(String verb, String group, String resource, String namespace, String name) {

        /**
         * {@return the same for one object}
         *
         * @param one its name
         */
        public Request named(String one) {
            return new Request(verb, group, resource, namespace, one);
        }

        /**
         * {@return the same in a namespace}
         *
         * @param where the namespace
         */
        public Request within(String where) {
            return new Request(verb, group, resource, where, name);
        }
    }

    /**
     * {@return a request for all objects of a kind in the service account's namespace}
     *
     * @param verb such as {@code get}
     * @param group the API group, empty for the core one
     * @param resource such as {@code deployments}, or {@code pods/log} with a subresource
     */
    public static Request to(String verb, String group, String resource) {
        return new Request(verb, group, resource, "\0", "");
    }

    /**
     * {@return whether a service account may}
     *
     * @param namespace the service account's namespace
     * @param account the service account
     * @param request what
     */
    public boolean can(String namespace, String account, Request request) {
        Request asked = request.namespace().equals("\0") ? request.within(namespace) : request;
        return Stream.concat(inNamespace(namespace, account, asked), everywhere(namespace, account))
                .anyMatch(rule -> allows(rule, asked));
    }

    private Stream<PolicyRule> inNamespace(String namespace, String account, Request asked) {
        return all(RoleBinding.class)
                .filter(b -> asked.namespace().equals(b.getMetadata().getNamespace()))
                .filter(b -> binds(
                        b.getSubjects(), namespace, account, b.getMetadata().getNamespace()))
                .flatMap(b -> rules(b.getRoleRef(), b.getMetadata().getNamespace()));
    }

    private Stream<PolicyRule> everywhere(String namespace, String account) {
        return all(ClusterRoleBinding.class)
                .filter(b -> binds(b.getSubjects(), namespace, account, ""))
                .flatMap(b -> rules(b.getRoleRef(), ""));
    }

    private static boolean binds(List<Subject> subjects, String namespace, String account, String bindingNamespace) {
        return subjects.stream().anyMatch(s -> is(s, namespace, account, bindingNamespace));
    }

    private static boolean is(Subject subject, String namespace, String account, String bindingNamespace) {
        String user = "system:serviceaccount:" + namespace + ":" + account;
        List<String> groups =
                List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated");
        return switch (subject.getKind()) {
            case "ServiceAccount" ->
                subject.getName().equals(account)
                        && Objects.requireNonNullElse(subject.getNamespace(), bindingNamespace)
                                .equals(namespace);
            case "User" -> subject.getName().equals(user);
            case "Group" -> groups.contains(subject.getName());
            default -> false;
        };
    }

    private Stream<PolicyRule> rules(RoleRef role, String namespace) {
        return role.getKind().equals("ClusterRole")
                ? all(ClusterRole.class).filter(r -> isNamed(r, role)).flatMap(r -> r.getRules().stream())
                : all(Role.class)
                        .filter(r -> isNamed(r, role)
                                && Objects.equals(r.getMetadata().getNamespace(), namespace))
                        .flatMap(r -> r.getRules().stream());
    }

    private static boolean isNamed(HasMetadata object, RoleRef role) {
        return object.getMetadata().getName().equals(role.getName());
    }

    private static boolean allows(PolicyRule rule, Request asked) {
        return has(rule.getVerbs(), asked.verb())
                && has(rule.getApiGroups(), asked.group())
                && rule.getResources().stream().anyMatch(r -> isResource(r, asked.resource()))
                && (rule.getResourceNames().isEmpty() || rule.getResourceNames().contains(asked.name()));
    }

    private static boolean has(List<String> allowed, String one) {
        return allowed.contains("*") || allowed.contains(one);
    }

    private static boolean isResource(String allowed, String asked) {
        int slash = asked.indexOf('/');
        return allowed.equals("*")
                || allowed.equals(asked)
                || (slash >= 0 && allowed.equals("*" + asked.substring(slash)));
    }

    private <T extends HasMetadata> Stream<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }
}
