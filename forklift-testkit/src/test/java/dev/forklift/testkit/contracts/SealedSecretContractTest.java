package dev.forklift.testkit.contracts;

import dev.forklift.components.secrets.SealedSecret;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.SecretComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class SealedSecretContractTest implements ComponentContract<SealedSecret> {

    @Override
    public Arbitrary<Blueprint<SealedSecret>> components() {
        return SecretComponents.sealedSecrets();
    }

    @Override
    public Optional<Arbitrary<Blueprint<SealedSecret>>> invalid() {
        return Optional.of(SecretComponents.invalidSealedSecrets());
    }
}
