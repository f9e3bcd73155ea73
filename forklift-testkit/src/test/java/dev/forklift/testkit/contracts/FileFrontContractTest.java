package dev.forklift.testkit.contracts;

import dev.forklift.components.files.FileFront;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ReleaseComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class FileFrontContractTest implements ComponentContract<FileFront> {

    @Override
    public Arbitrary<Blueprint<FileFront>> components() {
        return ReleaseComponents.fronts();
    }

    @Override
    public Optional<Arbitrary<Blueprint<FileFront>>> invalid() {
        return Optional.of(ReleaseComponents.invalidFronts());
    }
}
