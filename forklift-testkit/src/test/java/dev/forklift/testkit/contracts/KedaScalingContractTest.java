package dev.forklift.testkit.contracts;

import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ScalingComponents;
import dev.forklift.testkit.arbitraries.ScalingComponents.Scaled;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class KedaScalingContractTest implements ComponentContract<Scaled> {

    @Override
    public Arbitrary<Blueprint<Scaled>> components() {
        return ScalingComponents.scaled();
    }

    @Override
    public Optional<Arbitrary<Blueprint<Scaled>>> invalid() {
        return Optional.of(ScalingComponents.invalidScaled());
    }
}
