package dev.forklift.testkit.contracts;

import dev.forklift.components.memcached.MemcachedServer;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ManagedServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class MemcachedServerContractTest implements ComponentContract<MemcachedServer> {

    @Override
    public Arbitrary<Blueprint<MemcachedServer>> components() {
        return ManagedServices.memcachedServers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<MemcachedServer>>> invalid() {
        return Optional.of(ManagedServices.invalidMemcachedServers());
    }
}
