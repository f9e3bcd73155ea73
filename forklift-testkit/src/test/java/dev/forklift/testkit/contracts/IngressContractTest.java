package dev.forklift.testkit.contracts;

import dev.forklift.components.ingress.Ingress;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DjangoComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class IngressContractTest implements ComponentContract<Ingress> {

    @Override
    public Arbitrary<Blueprint<Ingress>> components() {
        return DjangoComponents.ingresses();
    }

    @Override
    public Optional<Arbitrary<Blueprint<Ingress>>> invalid() {
        return Optional.of(DjangoComponents.invalidIngresses());
    }

    /** Its hosts are among the project's allowed hosts. */
    @Override
    public boolean mayChange(Node other) {
        return Fanning.isOfAProject(other);
    }
}
