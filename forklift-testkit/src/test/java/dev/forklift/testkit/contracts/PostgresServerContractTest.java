package dev.forklift.testkit.contracts;

import dev.forklift.components.postgres.PostgresServer;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DataServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class PostgresServerContractTest implements ComponentContract<PostgresServer> {

    @Override
    public Arbitrary<Blueprint<PostgresServer>> components() {
        return DataServices.postgresServers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<PostgresServer>>> invalid() {
        return Optional.of(DataServices.invalidPostgresServers());
    }
}
