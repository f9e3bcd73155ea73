package dev.forklift.testkit.contracts;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DjangoComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class DjangoProjectContractTest implements ComponentContract<DjangoProject> {

    @Override
    public Arbitrary<Blueprint<DjangoProject>> components() {
        return DjangoComponents.projects();
    }

    @Override
    public Optional<Arbitrary<Blueprint<DjangoProject>>> invalid() {
        return Optional.of(DjangoComponents.invalidProjects());
    }
}
