package dev.forklift.testkit.contracts;

import dev.forklift.components.command.CommandDeployment;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.CommandComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class CommandDeploymentContractTest implements ComponentContract<CommandDeployment> {

    @Override
    public Arbitrary<Blueprint<CommandDeployment>> components() {
        return CommandComponents.deployments();
    }

    @Override
    public Optional<Arbitrary<Blueprint<CommandDeployment>>> invalid() {
        return Optional.of(CommandComponents.invalidDeployments());
    }
}
