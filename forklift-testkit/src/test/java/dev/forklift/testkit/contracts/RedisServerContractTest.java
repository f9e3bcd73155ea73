package dev.forklift.testkit.contracts;

import dev.forklift.components.redis.RedisServer;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.DataServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class RedisServerContractTest implements ComponentContract<RedisServer> {

    @Override
    public Arbitrary<Blueprint<RedisServer>> components() {
        return DataServices.redisServers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<RedisServer>>> invalid() {
        return Optional.of(DataServices.invalidRedisServers());
    }
}
