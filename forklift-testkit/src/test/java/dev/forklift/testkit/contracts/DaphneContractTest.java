package dev.forklift.testkit.contracts;

import dev.forklift.components.web.Daphne;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DjangoComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class DaphneContractTest implements ComponentContract<Daphne> {

    @Override
    public Arbitrary<Blueprint<Daphne>> components() {
        return DjangoComponents.daphnes();
    }

    @Override
    public Optional<Arbitrary<Blueprint<Daphne>>> invalid() {
        return Optional.of(DjangoComponents.invalidDaphnes());
    }

    /** Its Service is one of the project's allowed hosts. */
    @Override
    public boolean mayChange(Node other) {
        return Fanning.isOfAProject(other);
    }
}
