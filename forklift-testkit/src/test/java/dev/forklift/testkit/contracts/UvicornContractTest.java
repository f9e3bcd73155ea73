package dev.forklift.testkit.contracts;

import dev.forklift.components.web.Uvicorn;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DjangoComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class UvicornContractTest implements ComponentContract<Uvicorn> {

    @Override
    public Arbitrary<Blueprint<Uvicorn>> components() {
        return DjangoComponents.uvicorns();
    }

    @Override
    public Optional<Arbitrary<Blueprint<Uvicorn>>> invalid() {
        return Optional.of(DjangoComponents.invalidUvicorns());
    }

    /** Its Service is one of the project's allowed hosts. */
    @Override
    public boolean mayChange(Node other) {
        return Fanning.isOfAProject(other);
    }
}
