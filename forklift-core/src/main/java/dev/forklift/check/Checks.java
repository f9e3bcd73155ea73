package dev.forklift.check;

import java.util.List;

/** The rules that every stack is held to. */
public final class Checks {

    private static final List<Check> ALL = List.of(
            new DanglingReferences(),
            new ServicePorts(),
            new BackendPorts(),
            new IngressShape(),
            new EachPod(),
            new PolicyPorts(),
            new ConnectedPorts(),
            new DeniedConnections(),
            new PolicyTargets(),
            new Permissions(),
            new Bindings(),
            new Budgets(),
            new DuplicateObjects(),
            new NamesAndLabels(),
            new OverlappingSelectors(),
            new AutoscaledRequests(),
            new CompetingAutoscalers(),
            new GateCycles(),
            new SharedClaims(),
            new FixedJobNames(),
            new LiteralSecrets());

    private Checks() {}

    /** {@return every rule} */
    public static List<Check> all() {
        return ALL;
    }
}
