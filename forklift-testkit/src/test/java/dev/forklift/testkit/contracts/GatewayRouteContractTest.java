package dev.forklift.testkit.contracts;

import dev.forklift.components.gateway.GatewayRoute;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.EdgeComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class GatewayRouteContractTest implements ComponentContract<GatewayRoute> {

    @Override
    public Arbitrary<Blueprint<GatewayRoute>> components() {
        return EdgeComponents.gatewayRoutes();
    }

    @Override
    public Optional<Arbitrary<Blueprint<GatewayRoute>>> invalid() {
        return Optional.of(EdgeComponents.invalidGatewayRoutes());
    }

    /** Its hosts are among the project's allowed hosts. */
    @Override
    public boolean mayChange(Node other) {
        return Fanning.isOfAProject(other);
    }
}
