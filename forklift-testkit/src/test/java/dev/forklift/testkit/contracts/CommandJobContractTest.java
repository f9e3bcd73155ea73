package dev.forklift.testkit.contracts;

import dev.forklift.components.command.CommandJob;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.CommandComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class CommandJobContractTest implements ComponentContract<CommandJob> {

    @Override
    public Arbitrary<Blueprint<CommandJob>> components() {
        return CommandComponents.jobs();
    }

    @Override
    public Optional<Arbitrary<Blueprint<CommandJob>>> invalid() {
        return Optional.of(CommandComponents.invalidJobs());
    }
}
