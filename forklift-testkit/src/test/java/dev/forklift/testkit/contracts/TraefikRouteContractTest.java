package dev.forklift.testkit.contracts;

import dev.forklift.components.traefik.TraefikRoute;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.EdgeComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class TraefikRouteContractTest implements ComponentContract<TraefikRoute> {

    @Override
    public Arbitrary<Blueprint<TraefikRoute>> components() {
        return EdgeComponents.traefikRoutes();
    }

    @Override
    public Optional<Arbitrary<Blueprint<TraefikRoute>>> invalid() {
        return Optional.of(EdgeComponents.invalidTraefikRoutes());
    }

    /** Its hosts are among the project's allowed hosts. */
    @Override
    public boolean mayChange(Node other) {
        return Fanning.isOfAProject(other);
    }
}
