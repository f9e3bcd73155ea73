package dev.forklift.testkit.contracts;

import dev.forklift.components.django.Migrate;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DjangoComponents;
import dev.forklift.testkit.arbitraries.StackPlan;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class MigrateContractTest implements ComponentContract<Migrate> {

    @Override
    public Arbitrary<Blueprint<Migrate>> components() {
        return DjangoComponents.migrations();
    }

    @Override
    public Optional<Arbitrary<Blueprint<Migrate>>> invalid() {
        return Optional.of(DjangoComponents.invalidMigrations());
    }

    /** The project's processes wait for it. */
    @Override
    public boolean mayChange(Node other) {
        return Fanning.isProcess(other);
    }

    /** A project has one. */
    @Provide
    @Override
    public Arbitrary<StackPlan> twins() {
        return stacks();
    }
}
