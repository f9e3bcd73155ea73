package dev.forklift.check;

import java.util.List;

/** The rules that every stack is held to. */
public final class Checks {

    private static final List<Check> ALL = List.of(
            new DanglingReferences(),
            new ServicePorts(),
            new BackendPorts(),
            new IngressShape(),
            new ProbePorts(),
            new PolicyPorts(),
            new ConnectedPorts(),
            new DeniedConnections(),
            new PolicyTargets(),
            new Permissions(),
            new Bindings(),
            new Budgets(),
            new DuplicateObjects(),
            new NamesAndLabels(),
            new PodShape(),
            new OverlappingSelectors(),
            new UndefinedVariables(),
            new AutoscaledRequests(),
            new CompetingAutoscalers(),
            new ResourceBounds(),
            new GateCycles(),
            new SharedClaims(),
            new FixedJobNames(),
            new MissingProbes(),
            new LiteralSecrets());

    private Checks() {}

    /** {@return every rule} */
    public static List<Check> all() {
        return ALL;
    }
}
