package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * What a service account may do in the stack's namespace: a Role, and the RoleBinding that gives it.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC Authorization</a>.
 */
public final class RoleOptions extends Draft {

    private static final String CREATE = "create";
    private static final String DELETE_COLLECTION = "deletecollection";
    private static final Pattern RESOURCE = Pattern.compile("(\\*|[a-z][a-z0-9.-]*)(/(\\*|[a-z][a-z0-9]*))?");

    private final Ref<ServiceAccount> account;
    private final List<PolicyRule> rules = new ArrayList<>();
    private final List<Named> named = new ArrayList<>();
    private final Metadata metadata = new Metadata(this);

    /** A rule for objects whose names are known when the stack is finished. */
    private record Named(String apiGroup, String resource, List<String> verbs, List<Ref<?>> objects) {
        List<String> names(Naming naming) {
            return objects.stream().map(naming::nameOf).sorted().toList();
        }
    }

    RoleOptions(Place place, Ref<ServiceAccount> account) {
        super(place, Role.class);
        this.account = account;
    }

    /**
     * Allows verbs on all objects of some kinds, in the stack's namespace.
     *
     * @param apiGroup the kinds' group, such as {@code batch}; empty for the core group
     * @param resources the kinds, such as {@code jobs}
     * @param verbs such as {@code get}, {@code list}, {@code watch}
     * @return these options
     */
    public RoleOptions allow(String apiGroup, List<String> resources, List<String> verbs) {
        return allow(apiGroup, resources, verbs, List.of());
    }

    /**
     * Allows verbs on named objects of some kinds.
     *
     * <p>{@code create} is allowed for all of the kinds, since a new object's name is not known when it is asked for; of
     * subresources, such as {@code pods/eviction}, it is restricted to the names like everything else. {@code list} and {@code watch}
     * are allowed only to who asks for {@code metadata.name}; for lists of all objects use {@link #allow(String, List, List)}.
     *
     * @param apiGroup the kinds' group, such as {@code batch}; empty for the core group
     * @param resources the kinds, such as {@code jobs}
     * @param verbs such as {@code get}; {@code deletecollection} is refused, since it cannot be restricted
     * @param names the objects
     * @return these options
     */
    public RoleOptions allow(String apiGroup, List<String> resources, List<String> verbs, List<String> names) {
        boolean ok = require(
                !resources.isEmpty() && !verbs.isEmpty(),
                "forklift.E013",
                "a rule without " + (resources.isEmpty() ? "resources" : "verbs"),
                "the API server refuses a rule that names no resources or no verbs",
                "allow(\"\", List.of(\"configmaps\"), List.of(\"get\"))");
        ok &= isGroup(apiGroup);
        for (String resource : resources) {
            ok &= isResource(resource);
        }
        ok &= isNoCollection(verbs, names);
        if (ok) {
            split(apiGroup, resources, verbs, names);
        }
        return this;
    }

    /**
     * Allows verbs on objects of one kind, by their names; nothing where no object is given, since a rule without names would allow
     * them on all.
     *
     * @param apiGroup the kind's group, such as {@code apps}; empty for the core group
     * @param resource the kind, such as {@code deployments}
     * @param verbs as for {@link #allow(String, List, List, List)}
     * @param objects the objects, of this stack or outside
     * @return these options
     */
    public RoleOptions allowOn(String apiGroup, String resource, List<String> verbs, List<? extends Ref<?>> objects) {
        boolean ok = require(
                !verbs.isEmpty(),
                "forklift.E013",
                "a rule without verbs",
                "the API server refuses a rule that names no verbs",
                "allowOn(\"apps\", \"deployments\", List.of(\"get\"), List.of(…))");
        ok &= isGroup(apiGroup);
        ok &= isResource(resource);
        ok &= isNoCollection(verbs, objects);
        for (Ref<?> object : objects) {
            ok &= accepts(object);
        }
        if (ok && !objects.isEmpty()) {
            named.add(new Named(apiGroup, resource, List.copyOf(verbs), List.copyOf(objects)));
        }
        return this;
    }

    /**
     * Adds what is known only when every component has declared its facts.
     *
     * @param step gets the facts and these options
     * @return these options
     */
    public RoleOptions atFinish(BiConsumer<Facts, RoleOptions> step) {
        later(facts -> step.accept(facts, this));
        return this;
    }

    /** Creating an object of a kind cannot be restricted by name: a rule with names would never allow it. */
    private void split(String apiGroup, List<String> resources, List<String> verbs, List<String> names) {
        List<String> whole = resources.stream().filter(r -> r.indexOf('/') < 0).toList();
        if (names.isEmpty() || whole.isEmpty() || !verbs.contains(CREATE)) {
            rule(apiGroup, resources, verbs, names);
            return;
        }
        List<String> parts = resources.stream().filter(r -> r.indexOf('/') >= 0).toList();
        List<String> others = verbs.stream().filter(v -> !v.equals(CREATE)).toList();
        rule(apiGroup, whole, List.of(CREATE), List.of());
        if (!others.isEmpty()) {
            rule(apiGroup, whole, others, names);
        }
        if (!parts.isEmpty()) {
            rule(apiGroup, parts, verbs, names);
        }
    }

    private void rule(String apiGroup, List<String> resources, List<String> verbs, List<String> names) {
        PolicyRule rule = new PolicyRule();
        rule.setApiGroups(List.of(apiGroup));
        rule.setResources(List.copyOf(resources));
        rule.setVerbs(List.copyOf(verbs));
        rule.setResourceNames(List.copyOf(names));
        rules.add(rule);
    }

    private boolean isNoCollection(List<String> verbs, List<?> names) {
        return require(
                names.isEmpty() || !verbs.contains(DELETE_COLLECTION),
                "forklift.E056",
                "deletecollection of " + names,
                "a collection is deleted without naming its objects, so that names would not restrict it",
                "the verb delete, or a rule without names where all may go");
    }

    private boolean isGroup(String apiGroup) {
        return require(
                apiGroup.isEmpty() || apiGroup.equals("*") || Names.isDnsSubdomain(apiGroup),
                "forklift.E011",
                "'" + apiGroup + "' is no API group",
                "a rule names the group without a version, and the core group by an empty text",
                "a group such as apps or batch");
    }

    private boolean isResource(String resource) {
        return require(
                RESOURCE.matcher(resource).matches(),
                "forklift.E011",
                "'" + resource + "' is no resource",
                "rules name resources in the plural and in small letters, as URLs have them",
                "resources such as jobs, deployments/scale");
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        Role role = new Role();
        named.forEach(n -> split(n.apiGroup(), List.of(n.resource()), n.verbs(), n.names(naming)));
        role.setRules(rules);
        return metadata.on(role, me);
    }

    /** The binding of a role to its account. */
    static final class Binding extends Draft {

        private final Ref<Role> role;
        private final Ref<ServiceAccount> account;

        Binding(RoleOptions options, Ref<Role> role) {
            super(options.place(), RoleBinding.class);
            this.role = role;
            this.account = options.account;
        }

        @Override
        public HasMetadata build(Identity me, Naming naming) {
            Subject subject = new Subject();
            subject.setKind("ServiceAccount");
            subject.setName(naming.nameOf(account));
            subject.setNamespace(me.namespace());
            RoleBinding binding = new RoleBinding();
            binding.setRoleRef(new RoleRef("rbac.authorization.k8s.io", "Role", naming.nameOf(role)));
            binding.setSubjects(List.of(subject));
            return new Metadata(this).on(binding, me);
        }
    }
}
