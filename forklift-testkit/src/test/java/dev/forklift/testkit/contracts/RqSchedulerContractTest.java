package dev.forklift.testkit.contracts;

import dev.forklift.components.command.RqScheduler;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.CommandComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class RqSchedulerContractTest implements ComponentContract<RqScheduler> {

    @Override
    public Arbitrary<Blueprint<RqScheduler>> components() {
        return CommandComponents.rqSchedulers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<RqScheduler>>> invalid() {
        return Optional.of(CommandComponents.invalidRqSchedulers());
    }
}
