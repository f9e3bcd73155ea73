package dev.forklift.testkit.contracts;

import dev.forklift.components.objectstorage.MinioServer;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ManagedServices;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class MinioServerContractTest implements ComponentContract<MinioServer> {

    @Override
    public Arbitrary<Blueprint<MinioServer>> components() {
        return ManagedServices.minioServers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<MinioServer>>> invalid() {
        return Optional.of(ManagedServices.invalidMinioServers());
    }
}
