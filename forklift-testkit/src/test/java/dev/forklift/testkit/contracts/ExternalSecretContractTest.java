package dev.forklift.testkit.contracts;

import dev.forklift.components.secrets.ExternalSecret;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.SecretComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class ExternalSecretContractTest implements ComponentContract<ExternalSecret> {

    @Override
    public Arbitrary<Blueprint<ExternalSecret>> components() {
        return SecretComponents.externalSecrets();
    }

    @Override
    public Optional<Arbitrary<Blueprint<ExternalSecret>>> invalid() {
        return Optional.of(SecretComponents.invalidExternalSecrets());
    }
}
