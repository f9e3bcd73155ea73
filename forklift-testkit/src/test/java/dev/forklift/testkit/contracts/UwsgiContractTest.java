package dev.forklift.testkit.contracts;

import dev.forklift.components.web.Uwsgi;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ServerComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class UwsgiContractTest implements ComponentContract<Uwsgi> {

    @Override
    public Arbitrary<Blueprint<Uwsgi>> components() {
        return ServerComponents.uwsgis();
    }

    @Override
    public Optional<Arbitrary<Blueprint<Uwsgi>>> invalid() {
        return Optional.of(ServerComponents.invalidUwsgis());
    }

    /** Its Service is one of the project's allowed hosts. */
    @Override
    public boolean mayChange(Node other) {
        return Fanning.isOfAProject(other);
    }
}
