package dev.forklift.testkit.contracts;

import dev.forklift.components.rabbitmq.ExternalRabbitMq;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DataServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class ExternalRabbitMqContractTest implements ComponentContract<ExternalRabbitMq> {

    @Override
    public Arbitrary<Blueprint<ExternalRabbitMq>> components() {
        return DataServices.externalRabbitMq();
    }

    @Override
    public Optional<Arbitrary<Blueprint<ExternalRabbitMq>>> invalid() {
        return Optional.of(DataServices.invalidExternalRabbitMq());
    }
}
