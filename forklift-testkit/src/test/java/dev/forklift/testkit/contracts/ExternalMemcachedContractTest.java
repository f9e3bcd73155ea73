package dev.forklift.testkit.contracts;

import dev.forklift.components.memcached.ExternalMemcached;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ManagedServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class ExternalMemcachedContractTest implements ComponentContract<ExternalMemcached> {

    @Override
    public Arbitrary<Blueprint<ExternalMemcached>> components() {
        return ManagedServices.externalMemcached();
    }

    @Override
    public Optional<Arbitrary<Blueprint<ExternalMemcached>>> invalid() {
        return Optional.of(ManagedServices.invalidExternalMemcached());
    }
}
