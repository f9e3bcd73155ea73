package dev.forklift.testkit.contracts;

import dev.forklift.components.redis.SentinelRedis;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DataServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class SentinelRedisContractTest implements ComponentContract<SentinelRedis> {

    @Override
    public Arbitrary<Blueprint<SentinelRedis>> components() {
        return DataServices.sentinelRedis();
    }

    @Override
    public Optional<Arbitrary<Blueprint<SentinelRedis>>> invalid() {
        return Optional.of(DataServices.invalidSentinelRedis());
    }
}
