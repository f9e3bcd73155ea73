package dev.forklift.testkit.contracts;

import dev.forklift.components.postgres.ExternalPostgres;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DataServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class ExternalPostgresContractTest implements ComponentContract<ExternalPostgres> {

    @Override
    public Arbitrary<Blueprint<ExternalPostgres>> components() {
        return DataServices.externalPostgres();
    }

    @Override
    public Optional<Arbitrary<Blueprint<ExternalPostgres>>> invalid() {
        return Optional.of(DataServices.invalidExternalPostgres());
    }
}
