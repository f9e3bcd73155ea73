package dev.forklift.testkit.evaluators;

import static dev.forklift.testkit.ForkliftAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forklift.Stack;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.declare.Ref;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.resource.RoleOptions;
import dev.forklift.testkit.arbitraries.Part;
import dev.forklift.testkit.arbitraries.StackPlan;
import dev.forklift.testkit.arbitraries.Stacks;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * What the service accounts of random stacks may do is what the pages of their components say, and nothing else. What is expected
 * is read off the plan of a stack and off objects that are no roles, never off the roles themselves.
 */
class AccessLawTest {

    private static final Pattern ALLOW = Pattern.compile("\\.allow\\(\"([^\"]*)\", \"([^\"]*)\"\\)");
    private static final Map<Class<?>, String> PROCESSES = Map.of(
            Deployment.class, "deployments",
            StatefulSet.class, "statefulsets",
            DaemonSet.class, "daemonsets");

    /** What one says of an account: {@code allow(group, resources, verbs, names)}, or {@code allowOn} a ConfigMap of the stack. */
    record Said(String group, List<String> resources, List<String> verbs, List<String> names, boolean byRef) {

        void on(RoleOptions role, Ref<ConfigMap> shared) {
            if (byRef) {
                role.allowOn("", "configmaps", verbs, List.of(shared));
            } else {
                role.allow(group, resources, verbs, names);
            }
        }

        /** The table of docs/roles.md: names restrict everything but the making of whole objects. */
        Stream<Grant> means(String account, String shared) {
            Stream<String> kinds = byRef ? Stream.of("configmaps") : resources.stream();
            List<String> restricted = byRef ? List.of(shared) : names;
            return kinds.flatMap(kind -> verbs.stream().map(verb -> {
                Grant all = Grant.to(account).verbs(verb).on(byRef ? "" : group, kind);
                boolean making = verb.equals("create") && !kind.contains("/");
                return making ? all : all.named(restricted.toArray(String[]::new));
            }));
        }
    }

    @Provide
    Arbitrary<StackPlan> stacks() {
        return Arbitraries.oneOf(Stacks.ofDjango(), Stacks.ofDjango(), Stacks.ofUserComponents());
    }

    @Provide
    Arbitrary<List<Said>> sayings() {
        Arbitrary<List<String>> resources = Arbitraries.of(
                        "pods", "pods/log", "pods/eviction", "deployments", "deployments/scale", "leases")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(3);
        Arbitrary<List<String>> verbs = Arbitraries.of("get", "list", "watch", "create", "update", "patch", "delete")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(3);
        Arbitrary<List<String>> names =
                Arbitraries.of("one", "two", "three").list().uniqueElements().ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.of("", "apps", "coordination.k8s.io"),
                        resources,
                        verbs,
                        names,
                        Arbitraries.of(true, false, false))
                .as(Said::new)
                .list()
                .ofMaxSize(3);
    }

    @Property(tries = 300)
    void accounts_may_do_what_their_components_say_and_nothing_else(
            @ForAll("stacks") StackPlan plan, @ForAll("sayings") List<Said> sayings) {
        Stack stack = plan.define(s -> declare(s, sayings));
        List<Grant> meant = new ArrayList<>(meantBy(sayings, stack.graph()));
        plan.parts().forEach(part -> meant.addAll(meantBy(part, stack.graph())));
        meant.addAll(whoIsAddedForOthers(stack.graph()));
        meant.addAll(routers(stack.graph()));

        Statistics.label("grants").collect(Math.min(meant.size(), 10));
        plan.parts()
                .map(AccessLawTest::kind)
                .filter(k -> !k.isEmpty())
                .forEach(k -> Statistics.label("of").collect(k));
        assertThat(stack.graph()).grantsOnly(meant.toArray(Grant[]::new));
    }

    private static void declare(Scope s, List<Said> sayings) {
        s.<NoPort>add("said", said -> {
            Ref<ServiceAccount> account = said.serviceAccount(a -> {});
            Ref<ConfigMap> shared =
                    said.configMap("shared", c -> c.stableName().data("A", "1")).ref();
            for (int i = 0; i < sayings.size(); i++) {
                Said one = sayings.get(i);
                said.role("role-" + i, account, r -> one.on(r, shared));
            }
            return NoPort.INSTANCE;
        });
    }

    private static List<Grant> meantBy(List<Said> sayings, ObjectGraph graph) {
        String account = name(graph.get(ServiceAccount.class, "said"));
        String shared = name(graph.configMap("said"));
        return sayings.stream().flatMap(said -> said.means(account, shared)).toList();
    }

    private static String kind(Part part) {
        String text = part.blueprint().toString();
        return Stream.of("PostDeploy.of(", "new Access(", "snapshot(")
                .filter(text::contains)
                .findFirst()
                .orElse("");
    }

    private static List<Grant> meantBy(Part part, ObjectGraph graph) {
        String text = part.blueprint().toString();
        if (text.startsWith("PostDeploy.of(")) {
            return processesOf(jobAccount(graph, part.path()), graph);
        }
        if (part.blueprint().uses().contains("Migrate.Options.snapshot")) {
            return snapshots(part, graph);
        }
        return text.startsWith("new Access(") ? reader(part.path(), text, graph) : List.of();
    }

    /** docs/components/post-deploy.md: it gets the Deployments, StatefulSets and DaemonSets that are processes of the project. */
    private static List<Grant> processesOf(String account, ObjectGraph graph) {
        return graph.podTemplates()
                .filter(t -> PROCESSES.containsKey(t.getKey().object().getClass())
                        && account.equals(t.getValue().getSpec().getServiceAccountName()))
                .map(t -> t.getKey().object())
                .map(object -> Grant.to(account)
                        .verbs("get")
                        .on("apps", PROCESSES.get(object.getClass()))
                        .named(name(object)))
                .toList();
    }

    /** docs/components/migrate.md: the project's account gets the one snapshot. */
    private static List<Grant> snapshots(Part part, ObjectGraph graph) {
        String account = jobAccount(graph, part.path());
        return graph.nodes().stream()
                .filter(n ->
                        n.path().value().equals(part.path()) && n.key().kind().equals("VolumeSnapshot"))
                .map(Node::object)
                .map(object -> Grant.to(account)
                        .verbs("get")
                        .on("snapshot.storage.k8s.io", "volumesnapshots")
                        .named(name(object)))
                .toList();
    }

    private static String jobAccount(ObjectGraph graph, String path) {
        return graph.job(path).getSpec().getTemplate().getSpec().getServiceAccountName();
    }

    /** The users' component with an account: it reads ConfigMaps, and what its options say. */
    private static List<Grant> reader(String path, String text, ObjectGraph graph) {
        String account = name(graph.get(ServiceAccount.class, path));
        Stream<Grant> said = ALLOW.matcher(text)
                .results()
                .flatMap(allow -> Stream.of("pods", "deployments")
                        .map(kind -> Grant.to(account)
                                .verbs(allow.group(2))
                                .on(allow.group(1), kind)
                                .named("one")));
        return Stream.concat(Stream.of(Grant.to(account).verbs("get").on("", "configmaps")), said)
                .toList();
    }

    private static List<Grant> whoIsAddedForOthers(ObjectGraph graph) {
        return graph.find(ServiceAccount.class, "its-account")
                .map(account -> reader("its-account", "", graph))
                .orElse(List.of());
    }

    /** docs/components/openshift-route.md: the router reads the Secret of an external certificate, and that one alone. */
    private static List<Grant> routers(ObjectGraph graph) {
        return graph.all(GenericKubernetesResource.class).stream()
                .filter(o -> o.getKind().equals("Route") && o.get("spec", "tls", "externalCertificate") != null)
                .map(o -> Grant.to("router")
                        .from("openshift-ingress")
                        .verbs("get", "list", "watch")
                        .on("", "secrets")
                        .named(o.<String>get("spec", "tls", "externalCertificate", "name")))
                .toList();
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }

    private static Stack leaseHolder() {
        return Stack.named("shop").define(s -> {
            s.<NoPort>add("beat", beat -> {
                Ref<ServiceAccount> account = beat.serviceAccount(a -> {});
                beat.role(
                        "leases",
                        account,
                        r -> r.allow(
                                "coordination.k8s.io",
                                List.of("leases"),
                                List.of("create", "get"),
                                List.of("shop-beat")));
                return NoPort.INSTANCE;
            });
        });
    }

    private static Grant[] ofTheLeaseHolder() {
        Grant leases = Grant.to("shop-beat").on("coordination.k8s.io", "leases");
        return new Grant[] {leases.verbs("create"), leases.verbs("get").named("shop-beat")};
    }

    @Example
    void the_example_of_the_page_on_roles_gives_what_it_says() {
        assertThat(leaseHolder().graph()).grantsOnly(ofTheLeaseHolder());
    }

    @Example
    void a_role_that_gives_more_is_noticed() {
        Stack wider = leaseHolder()
                .with(
                        "beat",
                        o -> o.patch(Role.class, role -> role.getRules().get(1).setResourceNames(List.of())));
        assertThatThrownBy(() -> assertThat(wider.graph()).grantsOnly(ofTheLeaseHolder()))
                .hasMessageContaining("allowed though not granted: shop/shop-beat get leases.coordination.k8s.io");
    }

    @Example
    void a_role_of_another_group_or_verb_or_subresource_is_noticed() {
        for (String change : List.of("group", "verb", "subresource", "name")) {
            Stack other = leaseHolder()
                    .with(
                            "beat",
                            o -> o.patch(Role.class, role -> {
                                var rule = role.getRules().get(1);
                                switch (change) {
                                    case "group" -> rule.setApiGroups(List.of("apps"));
                                    case "verb" -> rule.setVerbs(List.of("delete"));
                                    case "subresource" -> rule.setResources(List.of("leases/status"));
                                    default -> rule.setResourceNames(List.of("another"));
                                }
                            }));
            List<String> differences = Grants.differences(other.graph(), List.of(ofTheLeaseHolder()));
            assertThat(differences).as(change).anyMatch(d -> d.startsWith("allowed though not granted"));
            assertThat(differences).as(change).anyMatch(d -> d.startsWith("refused though granted"));
        }
    }

    @Example
    void a_role_that_is_given_to_another_account_is_noticed() {
        Stack stack = leaseHolder();
        Grant[] toAnother = {
            Grant.to("shop-web").verbs("create").on("coordination.k8s.io", "leases"),
            Grant.to("shop-web")
                    .verbs("get")
                    .on("coordination.k8s.io", "leases")
                    .named("shop-beat")
        };
        assertThat(Grants.differences(stack.graph(), List.of(toAnother)))
                .anyMatch(d -> d.contains("shop/shop-beat"))
                .anyMatch(d -> d.contains("refused though granted: shop/shop-web"));
    }
}
