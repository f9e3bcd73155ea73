package dev.forklift.testkit.contracts;

import dev.forklift.components.openshift.OpenShiftRoute;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.EdgeComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class OpenShiftRouteContractTest implements ComponentContract<OpenShiftRoute> {

    @Override
    public Arbitrary<Blueprint<OpenShiftRoute>> components() {
        return EdgeComponents.openShiftRoutes();
    }

    @Override
    public Optional<Arbitrary<Blueprint<OpenShiftRoute>>> invalid() {
        return Optional.of(EdgeComponents.invalidOpenShiftRoutes());
    }

    /** Its hosts are among the project's allowed hosts. */
    @Override
    public boolean mayChange(Node other) {
        return Fanning.isOfAProject(other);
    }
}
