package dev.forklift.testkit.contracts;

import dev.forklift.components.rabbitmq.RabbitMqCluster;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ManagedServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class RabbitMqClusterContractTest implements ComponentContract<RabbitMqCluster> {

    @Override
    public Arbitrary<Blueprint<RabbitMqCluster>> components() {
        return ManagedServices.rabbitMqClusters();
    }

    @Override
    public Optional<Arbitrary<Blueprint<RabbitMqCluster>>> invalid() {
        return Optional.of(ManagedServices.invalidRabbitMqClusters());
    }
}
