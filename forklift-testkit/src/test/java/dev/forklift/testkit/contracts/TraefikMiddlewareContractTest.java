package dev.forklift.testkit.contracts;

import dev.forklift.components.traefik.TraefikMiddleware;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.EdgeComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class TraefikMiddlewareContractTest implements ComponentContract<TraefikMiddleware> {

    @Override
    public Arbitrary<Blueprint<TraefikMiddleware>> components() {
        return EdgeComponents.middlewares();
    }

    @Override
    public Optional<Arbitrary<Blueprint<TraefikMiddleware>>> invalid() {
        return Optional.of(EdgeComponents.invalidMiddlewares());
    }
}
