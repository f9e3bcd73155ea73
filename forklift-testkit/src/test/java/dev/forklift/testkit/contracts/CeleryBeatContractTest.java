package dev.forklift.testkit.contracts;

import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.CeleryComponents;
import dev.forklift.testkit.arbitraries.StackPlan;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class CeleryBeatContractTest implements ComponentContract<CeleryBeat> {

    @Override
    public Arbitrary<Blueprint<CeleryBeat>> components() {
        return CeleryComponents.beats();
    }

    @Override
    public Optional<Arbitrary<Blueprint<CeleryBeat>>> invalid() {
        return Optional.of(CeleryComponents.invalidBeats());
    }

    /** A project has one. */
    @Provide
    @Override
    public Arbitrary<StackPlan> twins() {
        return stacks();
    }
}
