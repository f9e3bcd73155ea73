package dev.forklift.testkit.contracts;

import dev.forklift.components.ingress.Ingress;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.EdgeComponents;
import dev.forklift.testkit.laws.ComponentContract;
import net.jqwik.api.Arbitrary;

class LoadBalancerContractTest implements ComponentContract<Ingress> {

    @Override
    public Arbitrary<Blueprint<Ingress>> components() {
        return EdgeComponents.loadBalancers();
    }

    /** Its hosts are among the project's allowed hosts. */
    @Override
    public boolean mayChange(Node other) {
        return Fanning.isOfAProject(other);
    }
}
