package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A role is one that the API server takes, and gives no more than somebody had in mind: wildcards, Secrets, new pods and
 * processes in running ones are ways to become somebody else.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/security/rbac-good-practices/">RBAC Good Practices</a>.
 */
final class Permissions implements Check {

    private static final String ALL = "*";
    private static final Set<String> READING = Set.of("get", "list", "watch", ALL);
    private static final Set<String> CREATING = Set.of("create", ALL);
    private static final Set<String> ENTERING = Set.of("pods/exec", "pods/attach");

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        graph.forEach(Role.class, (node, role) -> check(node, role.getRules(), findings));
        graph.forEach(ClusterRole.class, (node, role) -> check(node, role.getRules(), findings));
    }

    private static void check(Node node, List<PolicyRule> rules, Consumer<Finding> findings) {
        for (int i = 0; i < rules.size(); i++) {
            check(node, rules.get(i), "rules[" + i + "]", findings);
        }
    }

    private static void check(Node node, PolicyRule rule, String field, Consumer<Finding> findings) {
        List<String> problems = refused(node, rule);
        if (!problems.isEmpty()) {
            findings.accept(node.finding(malformed(node, problems), field));
            return;
        }
        Set<String> wild = wildcards(rule);
        if (!wild.isEmpty()) {
            findings.accept(node.finding(wildcard(node, wild), field));
        } else if (readsSecrets(rule)) {
            findings.accept(node.finding(secrets(node), field));
        } else if (any(rule, Set.of("pods"), CREATING)) {
            findings.accept(node.finding(newPods(node), field));
        }
        if (rule.getResources().stream().anyMatch(ENTERING::contains)) {
            findings.accept(node.finding(entering(node), field));
        }
    }

    private static List<String> refused(Node node, PolicyRule rule) {
        List<String> problems = new ArrayList<>();
        if (rule.getVerbs().isEmpty()) {
            problems.add("no verbs");
        }
        if (!rule.getNonResourceURLs().isEmpty()) {
            if (node.object() instanceof Role) {
                problems.add("nonResourceURLs, which only a ClusterRole has");
            } else if (!rule.getResources().isEmpty() || !rule.getApiGroups().isEmpty()) {
                problems.add("both resources and nonResourceURLs");
            }
            return problems;
        }
        if (rule.getApiGroups().isEmpty()) {
            problems.add("no apiGroups");
        }
        if (rule.getResources().isEmpty()) {
            problems.add("no resources");
        }
        return problems;
    }

    private static Set<String> wildcards(PolicyRule rule) {
        Set<String> wild = new TreeSet<>();
        if (rule.getVerbs().contains(ALL)) {
            wild.add("verbs");
        }
        if (rule.getApiGroups().contains(ALL)) {
            wild.add("apiGroups");
        }
        if (rule.getResources().stream().anyMatch(r -> r.contains(ALL))) {
            wild.add("resources");
        }
        return wild;
    }

    /** Named ones may be read: somebody thought of each. */
    private static boolean readsSecrets(PolicyRule rule) {
        return rule.getResourceNames().isEmpty() && any(rule, Set.of("secrets"), READING);
    }

    private static boolean any(PolicyRule rule, Set<String> resources, Set<String> verbs) {
        return rule.getApiGroups().contains("")
                && rule.getResources().stream().anyMatch(resources::contains)
                && rule.getVerbs().stream().anyMatch(verbs::contains);
    }

    private static Finding malformed(Node node, List<String> problems) {
        return Finding.of(
                "forklift.E057",
                node.key() + " has a rule with " + String.join(" and ", problems),
                "the API server refuses it",
                "apiGroups (\"\" for the core group), resources and verbs in each rule");
    }

    private static Finding wildcard(Node node, Set<String> fields) {
        return Finding.of(
                "forklift.W053",
                node.key() + " allows '*' " + String.join(" and ", fields),
                "it grows with whatever the cluster gets to know, Secrets and roles among it",
                "the verbs and resources that are used, by name");
    }

    private static Finding secrets(Node node) {
        return Finding.of(
                "forklift.W054",
                node.key() + " lets read every Secret of the namespace",
                "whoever gets into the pod has every password, the tokens of other accounts among them",
                "allow(\"\", List.of(\"secrets\"), List.of(\"get\"), List.of(\"the-one\")), or mount the Secret");
    }

    private static Finding newPods(Node node) {
        return Finding.of(
                "forklift.W054",
                node.key() + " lets create pods",
                "a pod can mount every Secret of the namespace and run as every account of it",
                "leave creating pods to a controller, or take the account away from what faces the net");
    }

    private static Finding entering(Node node) {
        return Finding.of(
                "forklift.W055",
                node.key() + " lets run commands in other pods",
                "pods/exec and pods/attach give what the other pod has: its Secrets, its account, its connections",
                "a Job or an endpoint for what has to be done there");
    }
}
