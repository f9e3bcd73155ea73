package dev.forklift.testkit.contracts;

import dev.forklift.components.objectstorage.ExternalS3;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ManagedServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class ExternalS3ContractTest implements ComponentContract<ExternalS3> {

    @Override
    public Arbitrary<Blueprint<ExternalS3>> components() {
        return ManagedServices.externalS3();
    }

    @Override
    public Optional<Arbitrary<Blueprint<ExternalS3>>> invalid() {
        return Optional.of(ManagedServices.invalidExternalS3());
    }
}
