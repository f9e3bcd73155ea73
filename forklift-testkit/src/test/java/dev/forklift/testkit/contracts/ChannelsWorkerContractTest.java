package dev.forklift.testkit.contracts;

import dev.forklift.components.command.ChannelsWorker;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.CommandComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class ChannelsWorkerContractTest implements ComponentContract<ChannelsWorker> {

    @Override
    public Arbitrary<Blueprint<ChannelsWorker>> components() {
        return CommandComponents.channelsWorkers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<ChannelsWorker>>> invalid() {
        return Optional.of(CommandComponents.invalidChannelsWorkers());
    }
}
