package dev.forklift.testkit.contracts;

import dev.forklift.components.postgres.PostgresCluster;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ManagedServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class PostgresClusterContractTest implements ComponentContract<PostgresCluster> {

    @Override
    public Arbitrary<Blueprint<PostgresCluster>> components() {
        return ManagedServices.postgresClusters();
    }

    @Override
    public Optional<Arbitrary<Blueprint<PostgresCluster>>> invalid() {
        return Optional.of(ManagedServices.invalidPostgresClusters());
    }
}
