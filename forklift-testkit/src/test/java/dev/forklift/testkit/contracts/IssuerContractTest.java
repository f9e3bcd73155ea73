package dev.forklift.testkit.contracts;

import dev.forklift.components.certmanager.Issuer;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.EdgeComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class IssuerContractTest implements ComponentContract<Issuer> {

    @Override
    public Arbitrary<Blueprint<Issuer>> components() {
        return EdgeComponents.issuers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<Issuer>>> invalid() {
        return Optional.of(EdgeComponents.invalidIssuers());
    }
}
