package dev.forklift.testkit.contracts;

import dev.forklift.components.postgres.PgBouncer;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ManagedServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class PgBouncerContractTest implements ComponentContract<PgBouncer> {

    @Override
    public Arbitrary<Blueprint<PgBouncer>> components() {
        return ManagedServices.pgBouncers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<PgBouncer>>> invalid() {
        return Optional.of(ManagedServices.invalidPgBouncers());
    }
}
