package shop.cluster.evaluators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.testkit.evaluators.Access;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.cluster.Cluster;
import shop.cluster.Patience;
import shop.cluster.Terminal;

/** What the evaluator of roles says, and what the API server answers to a SubjectAccessReview. */
class AccessEvaluatorIT {

    private static final int CASES = 300;
    private static final Duration KNOWN = Duration.ofSeconds(10);
    private static final List<String> ACCOUNTS = List.of("app", "web");

    private final Random random = new Random(1);
    private final List<HasMetadata> objects = new ArrayList<>();
    private KubernetesClient client;
    private List<String> namespaces = List.of();

    @BeforeEach
    void connect() {
        client = Cluster.connect();
        namespaces = List.of(namespace(), namespace());
        String unique = namespaces.get(0);
        for (int i = 0; i < 6; i++) {
            String namespace = one(namespaces);
            String cluster = unique + "-" + i;
            add(new RoleBuilder()
                    .withNewMetadata()
                    .withName("role-" + i)
                    .withNamespace(namespace)
                    .endMetadata()
                    .withRules(rules())
                    .build());
            add(new RoleBindingBuilder()
                    .withNewMetadata()
                    .withName("role-" + i)
                    .withNamespace(namespace)
                    .endMetadata()
                    .withNewRoleRef("rbac.authorization.k8s.io", "Role", "role-" + i)
                    .withSubjects(subject())
                    .build());
            add(new ClusterRoleBuilder()
                    .withNewMetadata()
                    .withName(cluster)
                    .endMetadata()
                    .withRules(rules())
                    .build());
            if (i % 3 == 0) {
                add(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(cluster)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", cluster)
                        .withSubjects(subject())
                        .build());
            } else {
                add(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("cluster-" + i)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", cluster)
                        .withSubjects(subject())
                        .build());
            }
        }
    }

    private void add(HasMetadata object) {
        objects.add(client.resource(object).create());
    }

    private String namespace() {
        return client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName("forklift-access-")
                        .endMetadata()
                        .build())
                .create()
                .getMetadata()
                .getName();
    }

    @AfterEach
    void remove() {
        if (client != null) {
            objects.forEach(o -> client.resource(o).delete());
            namespaces.forEach(n -> client.namespaces().withName(n).delete());
            client.close();
        }
    }

    private List<PolicyRule> rules() {
        List<PolicyRule> rules = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            rules.add(new PolicyRuleBuilder()
                    .withApiGroups(one(List.of("", "apps", "*")))
                    .withResources(one(List.of("pods", "pods/log", "*/log", "deployments", "deployments/scale", "*")))
                    .withVerbs(one(List.of("get", "list", "create", "*")))
                    .withResourceNames(random.nextInt(3) == 0 ? List.of(one(List.of("x", "y"))) : List.of())
                    .build());
        }
        return rules;
    }

    private Subject subject() {
        String namespace = one(namespaces);
        return switch (random.nextInt(4)) {
            case 0 -> new Subject("rbac.authorization.k8s.io", "Group", "system:serviceaccounts:" + namespace, null);
            case 1 ->
                new Subject(
                        "rbac.authorization.k8s.io",
                        "User",
                        "system:serviceaccount:" + namespace + ":" + one(ACCOUNTS),
                        null);
            default -> new Subject(null, "ServiceAccount", one(ACCOUNTS), namespace);
        };
    }

    @Test
    void the_api_server_answers_what_the_evaluator_says() {
        Access access = Access.by(objects);
        int allowed = 0;
        for (int i = 0; i < CASES; i++) {
            String home = one(namespaces);
            String account = one(ACCOUNTS);
            Access.Request asked = new Access.Request(
                    one(List.of("get", "list", "create", "delete")),
                    one(List.of("", "apps")),
                    one(List.of("pods", "pods/log", "deployments", "deployments/scale", "deployments/log", "secrets")),
                    one(List.of(namespaces.get(0), namespaces.get(1), "")),
                    one(List.of("", "x", "y", "z")));
            boolean expected = access.can(home, account, asked);
            allowed += expected ? 1 : 0;
            Patience.until(
                    KNOWN,
                    () -> review(home, account, asked) == expected
                            ? ""
                            : "the API server says " + !expected + " to " + account + " of " + home + ": " + asked);
        }
        Terminal.say("ok    the API server answers what the evaluator says (" + CASES + " requests, " + allowed
                + " of them allowed)");
        assertThat(allowed).as("some are allowed, and some are not").isBetween(CASES / 10, CASES * 9 / 10);
    }

    private boolean review(String namespace, String account, Access.Request asked) {
        String[] parts = asked.resource().split("/", -1);
        SubjectAccessReview review = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser("system:serviceaccount:" + namespace + ":" + account)
                .withGroups("system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated")
                .withNewResourceAttributes()
                .withVerb(asked.verb())
                .withGroup(asked.group())
                .withResource(parts[0])
                .withSubresource(parts.length > 1 ? parts[1] : null)
                .withNamespace(asked.namespace())
                .withName(asked.name())
                .endResourceAttributes()
                .endSpec()
                .build();
        return client.authorization()
                .v1()
                .subjectAccessReview()
                .create(review)
                .getStatus()
                .getAllowed();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
