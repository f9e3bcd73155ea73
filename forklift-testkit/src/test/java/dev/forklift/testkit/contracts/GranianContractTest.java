package dev.forklift.testkit.contracts;

import dev.forklift.components.web.Granian;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ServerComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class GranianContractTest implements ComponentContract<Granian> {

    @Override
    public Arbitrary<Blueprint<Granian>> components() {
        return ServerComponents.granians();
    }

    @Override
    public Optional<Arbitrary<Blueprint<Granian>>> invalid() {
        return Optional.of(ServerComponents.invalidGranians());
    }

    /** Its Service is one of the project's allowed hosts. */
    @Override
    public boolean mayChange(Node other) {
        return Fanning.isOfAProject(other);
    }
}
