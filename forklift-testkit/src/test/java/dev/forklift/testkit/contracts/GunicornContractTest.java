package dev.forklift.testkit.contracts;

import dev.forklift.components.web.Gunicorn;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DjangoComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class GunicornContractTest implements ComponentContract<Gunicorn> {

    @Override
    public Arbitrary<Blueprint<Gunicorn>> components() {
        return DjangoComponents.gunicorns();
    }

    @Override
    public Optional<Arbitrary<Blueprint<Gunicorn>>> invalid() {
        return Optional.of(DjangoComponents.invalidGunicorns());
    }

    /** Its Service is one of the project's allowed hosts. */
    @Override
    public boolean mayChange(Node other) {
        return Fanning.isOfAProject(other);
    }
}
