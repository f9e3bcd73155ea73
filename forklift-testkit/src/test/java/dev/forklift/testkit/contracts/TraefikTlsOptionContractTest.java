package dev.forklift.testkit.contracts;

import dev.forklift.components.traefik.TraefikTlsOption;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.EdgeComponents;
import dev.forklift.testkit.laws.ComponentContract;
import net.jqwik.api.Arbitrary;

class TraefikTlsOptionContractTest implements ComponentContract<TraefikTlsOption> {

    @Override
    public Arbitrary<Blueprint<TraefikTlsOption>> components() {
        return EdgeComponents.tlsOptions();
    }
}
