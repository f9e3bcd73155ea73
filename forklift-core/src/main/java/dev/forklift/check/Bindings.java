package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A binding names a role and subjects in a way that the API server takes, and does not give everything.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC Authorization</a>.
 */
final class Bindings implements Check {

    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String ACCOUNT = "ServiceAccount";
    private static final Set<String> SUBJECTS = Set.of(ACCOUNT, "User", "Group");

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        graph.forEach(
                RoleBinding.class,
                (node, binding) -> check(
                        node, binding.getRoleRef(), Set.of("Role", "ClusterRole"), binding.getSubjects(), findings));
        graph.forEach(
                ClusterRoleBinding.class,
                (node, binding) ->
                        check(node, binding.getRoleRef(), Set.of("ClusterRole"), binding.getSubjects(), findings));
    }

    private static void check(
            Node node, @Nullable RoleRef role, Set<String> kinds, List<Subject> subjects, Consumer<Finding> findings) {
        if (role == null || !isRole(role, kinds)) {
            findings.accept(node.finding(
                    malformed(
                            node,
                            "binds no role",
                            "roleRef names a "
                                    + String.join(
                                            " or ", kinds.stream().sorted().toList()) + " of " + RBAC),
                    "roleRef"));
        } else if (role.getName().equals("cluster-admin")) {
            findings.accept(node.finding(clusterAdmin(node), "roleRef"));
        }
        for (Subject subject : subjects) {
            String problem = problem(subject, node);
            if (!problem.isEmpty()) {
                findings.accept(node.finding(malformed(node, "has a subject that is none", problem), "subjects"));
            }
        }
    }

    private static boolean isRole(RoleRef role, Set<String> kinds) {
        boolean named = role.getName() != null && !role.getName().isEmpty();
        return named && RBAC.equals(role.getApiGroup()) && kinds.contains(role.getKind());
    }

    private static String problem(Subject subject, Node node) {
        if (subject.getName() == null || subject.getName().isEmpty()) {
            return "a subject has a name";
        }
        if (subject.getKind() == null || !SUBJECTS.contains(subject.getKind())) {
            return "a subject is a ServiceAccount, a User or a Group";
        }
        String group = subject.getApiGroup() == null ? "" : subject.getApiGroup();
        boolean account = subject.getKind().equals(ACCOUNT);
        if (account && !group.isEmpty()) {
            return "a ServiceAccount has no apiGroup";
        }
        if (!account && !group.isEmpty() && !group.equals(RBAC)) {
            return "Users and Groups are of " + RBAC;
        }
        boolean nowhere = account && subject.getNamespace() == null;
        return nowhere && node.object() instanceof ClusterRoleBinding ? "a ServiceAccount has a namespace" : "";
    }

    private static Finding malformed(Node node, String what, String because) {
        return Finding.of(
                "forklift.E057", node.key() + " " + what, because, "s.role(id, account, …), which writes both halves");
    }

    private static Finding clusterAdmin(Node node) {
        return Finding.of(
                "forklift.W056",
                node.key() + " gives cluster-admin",
                "it allows everything in every namespace to whoever gets into the pod",
                "s.role(id, account, …) with what is needed");
    }
}
