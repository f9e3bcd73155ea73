package dev.forklift.testkit.contracts;

import dev.forklift.components.redis.ExternalRedis;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DataServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class ExternalRedisContractTest implements ComponentContract<ExternalRedis> {

    @Override
    public Arbitrary<Blueprint<ExternalRedis>> components() {
        return DataServices.externalRedis();
    }

    @Override
    public Optional<Arbitrary<Blueprint<ExternalRedis>>> invalid() {
        return Optional.of(DataServices.invalidExternalRedis());
    }
}
