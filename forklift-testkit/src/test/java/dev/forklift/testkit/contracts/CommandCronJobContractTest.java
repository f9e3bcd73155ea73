package dev.forklift.testkit.contracts;

import dev.forklift.components.command.CommandCronJob;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.CommandComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class CommandCronJobContractTest implements ComponentContract<CommandCronJob> {

    @Override
    public Arbitrary<Blueprint<CommandCronJob>> components() {
        return CommandComponents.cronJobs();
    }

    @Override
    public Optional<Arbitrary<Blueprint<CommandCronJob>>> invalid() {
        return Optional.of(CommandComponents.invalidCronJobs());
    }
}
