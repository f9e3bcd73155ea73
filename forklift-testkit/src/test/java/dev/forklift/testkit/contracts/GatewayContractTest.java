package dev.forklift.testkit.contracts;

import dev.forklift.components.gateway.Gateway;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.EdgeComponents;
import dev.forklift.testkit.laws.ComponentContract;
import net.jqwik.api.Arbitrary;

class GatewayContractTest implements ComponentContract<Gateway> {

    @Override
    public Arbitrary<Blueprint<Gateway>> components() {
        return EdgeComponents.gateways();
    }
}
