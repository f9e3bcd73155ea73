package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service account may do in the stack's namespace: a Role, and the RoleBinding that gives it.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC Authorization</a>.
 */
public final class RoleOptions extends Draft {

    private final Ref<ServiceAccount> account;
    private final List<PolicyRule> rules = new ArrayList<>();
    private final Metadata metadata = new Metadata(this);

    RoleOptions(Place place, Ref<ServiceAccount> account) {
        super(place, Role.class);
        this.account = account;
    }

    /**
     * Allows verbs on all objects of some kinds.
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
     * @param apiGroup the kinds' group, such as {@code batch}; empty for the core group
     * @param resources the kinds, such as {@code jobs}
     * @param verbs such as {@code get}; {@code list}, {@code watch}, {@code create} and {@code deletecollection} cannot be
     *     restricted by name
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
        if (ok) {
            PolicyRule rule = new PolicyRule();
            rule.setApiGroups(List.of(apiGroup));
            rule.setResources(resources);
            rule.setVerbs(verbs);
            rule.setResourceNames(names);
            rules.add(rule);
        }
        return this;
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        Role role = new Role();
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
