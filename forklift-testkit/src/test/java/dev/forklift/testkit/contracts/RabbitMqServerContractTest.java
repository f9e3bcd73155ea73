package dev.forklift.testkit.contracts;

import dev.forklift.components.rabbitmq.RabbitMqServer;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DataServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class RabbitMqServerContractTest implements ComponentContract<RabbitMqServer> {

    @Override
    public Arbitrary<Blueprint<RabbitMqServer>> components() {
        return DataServices.rabbitMqServers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<RabbitMqServer>>> invalid() {
        return Optional.of(DataServices.invalidRabbitMqServers());
    }
}
