package dev.forklift.testkit.contracts;

import dev.forklift.components.celery.Flower;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ServerComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class FlowerContractTest implements ComponentContract<Flower> {

    @Override
    public Arbitrary<Blueprint<Flower>> components() {
        return ServerComponents.flowers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<Flower>>> invalid() {
        return Optional.of(ServerComponents.invalidFlowers());
    }
}
