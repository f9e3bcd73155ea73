package dev.forklift.testkit.evaluators;

import dev.forklift.graph.ObjectGraph;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares what the service accounts of a stack may do with what they are meant to: everything that is granted is allowed, and
 * nothing else.
 *
 * <p>Asked is for every service account of the stack, the one that pods have where nothing is said, one that is not the stack's,
 * and one of the same name in another namespace; every verb of the API; kinds of a cluster with their subresources, those that
 * roles and grants name, and one of a group that nobody grants; the names of the stack's objects of that kind, those that roles and
 * grants name, one that nobody has, and none; in the stack's namespace, in another one, and in all.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb">the verbs of
 * requests</a>, <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources">Referring to
 * resources</a>.
 */
public final class Grants {

    private static final String ELSEWHERE = "elsewhere";
    private static final String NOBODYS = "nobodys";
    private static final List<String> VERBS = List.of(
            "get",
            "list",
            "watch",
            "create",
            "update",
            "patch",
            "delete",
            "deletecollection",
            "bind",
            "escalate",
            "impersonate");
    private static final List<Kind> KINDS = List.of(
            new Kind("", "pods"),
            new Kind("", "pods/log"),
            new Kind("", "pods/exec"),
            new Kind("", "pods/eviction"),
            new Kind("", "secrets"),
            new Kind("", "configmaps"),
            new Kind("", "services"),
            new Kind("", "serviceaccounts"),
            new Kind("", "serviceaccounts/token"),
            new Kind("", "persistentvolumeclaims"),
            new Kind("", "nodes"),
            new Kind("", "namespaces"),
            new Kind("apps", "deployments"),
            new Kind("apps", "deployments/scale"),
            new Kind("apps", "deployments/status"),
            new Kind("apps", "statefulsets"),
            new Kind("apps", "statefulsets/scale"),
            new Kind("apps", "daemonsets"),
            new Kind("batch", "jobs"),
            new Kind("batch", "cronjobs"),
            new Kind("rbac.authorization.k8s.io", "roles"),
            new Kind("rbac.authorization.k8s.io", "rolebindings"),
            new Kind("rbac.authorization.k8s.io", "clusterroles"),
            new Kind("never-granted.example.com", "widgets"),
            new Kind("never-granted.example.com", "deployments"));

    private final ObjectGraph graph;
    private final List<Grant> meant;
    private final Access access;

    private Grants(ObjectGraph graph, List<Grant> meant) {
        this.graph = graph;
        this.meant = List.copyOf(meant);
        this.access = Access.in(graph);
    }

    private record Kind(String group, String resource) {

        boolean isOf(String kind) {
            return resource.split("/", -1)[0].equals(kind.toLowerCase(Locale.ROOT) + "s");
        }
    }

    private record Account(String namespace, String name) {}

    /**
     * {@return in which requests the roles and bindings of a stack differ from what is meant; empty where in none}
     *
     * @param graph the stack's graph
     * @param meant what the service accounts are meant to be allowed
     */
    public static List<String> differences(ObjectGraph graph, List<Grant> meant) {
        return new Grants(graph, meant).differences();
    }

    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        List<Account> accounts = accounts();
        List<Access.Request> requests = requests();
        for (Account account : accounts) {
            for (Access.Request request : requests) {
                boolean can = access.can(account.namespace(), account.name(), request);
                boolean should = meant.stream()
                        .anyMatch(g -> g.covers(account.namespace(), account.name(), request, graph.namespace()));
                if (can != should) {
                    differences.add((can ? "allowed though not granted: " : "refused though granted: ")
                            + account.namespace() + "/" + account.name() + " " + text(request));
                }
            }
        }
        return differences;
    }

    private static String text(Access.Request request) {
        return request.verb() + " " + request.resource()
                + (request.group().isEmpty() ? "" : "." + request.group())
                + (request.name().isEmpty() ? "" : " " + request.name())
                + (request.namespace().isEmpty() ? " in all namespaces" : " in " + request.namespace());
    }

    private List<Account> accounts() {
        String home = graph.namespace();
        Stream<String> own = Stream.of(
                        graph.all(ServiceAccount.class).stream()
                                .map(a -> a.getMetadata().getName()),
                        graph.podTemplates()
                                .map(t -> t.getValue().getSpec().getServiceAccountName())
                                .filter(Objects::nonNull),
                        meant.stream().map(Grant::account),
                        Stream.of("default", NOBODYS))
                .flatMap(names -> names);
        Stream<Account> bound = Stream.concat(
                        graph.all(RoleBinding.class).stream().flatMap(b -> b.getSubjects().stream()),
                        graph.all(ClusterRoleBinding.class).stream().flatMap(b -> b.getSubjects().stream()))
                .map(s -> account(s, home));
        Stream<Account> meantFor =
                meant.stream().filter(g -> !g.namespace().isEmpty()).map(g -> new Account(g.namespace(), g.account()));
        return Stream.of(
                        own.flatMap(name -> Stream.of(new Account(home, name), new Account(ELSEWHERE, name))),
                        bound,
                        meantFor)
                .flatMap(all -> all)
                .distinct()
                .toList();
    }

    private static Account account(Subject subject, String home) {
        return new Account(Objects.requireNonNullElse(subject.getNamespace(), home), subject.getName());
    }

    private List<Access.Request> requests() {
        List<Access.Request> requests = new ArrayList<>();
        Set<String> verbs = verbs();
        for (Kind kind : kinds()) {
            Set<String> names = names(kind);
            for (String verb : verbs) {
                Access.Request any = Access.to(verb, kind.group(), kind.resource());
                names.forEach(name -> requests.add(any.within(graph.namespace()).named(name)));
                for (String other : List.of(ELSEWHERE, "")) {
                    namesOf(kind).forEach(name -> requests.add(any.within(other).named(name)));
                }
            }
        }
        return requests;
    }

    private Set<String> verbs() {
        Set<String> verbs = new TreeSet<>(VERBS);
        rules().forEach(rule -> verbs.addAll(rule.getVerbs()));
        meant.forEach(grant -> verbs.addAll(grant.verbs()));
        verbs.remove("*");
        return verbs;
    }

    private List<Kind> kinds() {
        Stream<Kind> ruled = rules().flatMap(rule -> rule.getApiGroups().stream()
                .flatMap(group -> rule.getResources().stream().map(resource -> new Kind(group, resource))));
        Stream<Kind> granted = meant.stream().map(g -> new Kind(g.group(), g.resource()));
        return Stream.of(KINDS.stream(), ruled, granted)
                .flatMap(all -> all)
                .filter(kind -> !kind.group().equals("*") && !kind.resource().contains("*"))
                .flatMap(kind -> kind.resource().contains("/")
                        ? Stream.of(kind)
                        : Stream.of(kind, new Kind(kind.group(), kind.resource() + "/status")))
                .distinct()
                .toList();
    }

    private Set<String> names(Kind kind) {
        Set<String> names = new TreeSet<>(Set.of("", NOBODYS));
        graph.objects().stream()
                .filter(o -> kind.isOf(o.getKind()))
                .forEach(o -> names.add(o.getMetadata().getName()));
        rules().forEach(rule -> names.addAll(rule.getResourceNames()));
        meant.forEach(grant -> names.addAll(grant.names()));
        return names;
    }

    /** In other namespaces: no name, and those that grants on the kind name. */
    private Set<String> namesOf(Kind kind) {
        Set<String> names = new TreeSet<>(Set.of(""));
        meant.stream()
                .filter(g -> g.group().equals(kind.group()) && g.resource().equals(kind.resource()))
                .forEach(g -> names.addAll(g.names()));
        return names;
    }

    private Stream<PolicyRule> rules() {
        return graph.objects().stream().flatMap(Grants::rulesOf);
    }

    private static Stream<PolicyRule> rulesOf(HasMetadata object) {
        if (object instanceof Role role) {
            return role.getRules().stream();
        }
        return object instanceof ClusterRole role ? role.getRules().stream() : Stream.empty();
    }
}
