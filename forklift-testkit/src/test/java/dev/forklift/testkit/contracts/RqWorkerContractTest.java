package dev.forklift.testkit.contracts;

import dev.forklift.components.command.RqWorker;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.CommandComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class RqWorkerContractTest implements ComponentContract<RqWorker> {

    @Override
    public Arbitrary<Blueprint<RqWorker>> components() {
        return CommandComponents.rqWorkers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<RqWorker>>> invalid() {
        return Optional.of(CommandComponents.invalidRqWorkers());
    }
}
