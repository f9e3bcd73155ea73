package dev.forklift.workload;

import dev.forklift.declare.Draft;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** As whom a container runs, and what it may do. */
public final class SecurityOptions {

    private final Draft owner;
    private final List<String> added = new ArrayList<>();
    private @Nullable Long user;
    private @Nullable Long group;

    SecurityOptions(Draft owner) {
        this.owner = owner;
    }

    /**
     * Sets the numeric user and group.
     *
     * @param uid the user, the profile's by default; 0 needs {@code without(SafeDefault.NON_ROOT, reason)}
     * @param gid the group
     * @return these options
     */
    public SecurityOptions runAs(long uid, long gid) {
        if (owner.require(
                uid >= 0 && gid >= 0,
                "forklift.E013",
                "runAs(" + uid + ", " + gid + ")",
                "user and group ids are not negative",
                "runAs(10001, 10001)")) {
            user = uid;
            group = gid;
        }
        return this;
    }

    /**
     * Adds a capability. Pod Security <em>restricted</em> allows {@code NET_BIND_SERVICE} alone.
     *
     * @param capability without {@code CAP_}
     * @return these options
     */
    public SecurityOptions addCapability(String capability) {
        added.add(capability);
        return this;
    }

    void inherit(SecurityOptions main) {
        user = user == null ? main.user : user;
        group = group == null ? main.group : group;
    }

    SecurityContext build(Predicate<SafeDefault> safe) {
        SecurityContext context = new SecurityContext();
        if (safe.test(SafeDefault.NO_PRIVILEGE_ESCALATION)) {
            context.setAllowPrivilegeEscalation(false);
        }
        if (safe.test(SafeDefault.READ_ONLY_ROOT)) {
            context.setReadOnlyRootFilesystem(true);
        }
        if (!safe.test(SafeDefault.NON_ROOT)) {
            context.setRunAsNonRoot(false);
        }
        context.setRunAsUser(user);
        context.setRunAsGroup(group);
        boolean drop = safe.test(SafeDefault.DROPPED_CAPABILITIES);
        if (drop || !added.isEmpty()) {
            Capabilities capabilities = new Capabilities();
            capabilities.setDrop(drop ? List.of("ALL") : List.of());
            capabilities.setAdd(added);
            context.setCapabilities(capabilities);
        }
        return context;
    }
}
