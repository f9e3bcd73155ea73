package dev.forklift.testkit.contracts;

import dev.forklift.components.files.FileServer;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ReleaseComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class FileServerContractTest implements ComponentContract<FileServer> {

    @Override
    public Arbitrary<Blueprint<FileServer>> components() {
        return ReleaseComponents.fileServers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<FileServer>>> invalid() {
        return Optional.of(ReleaseComponents.invalidFileServers());
    }
}
