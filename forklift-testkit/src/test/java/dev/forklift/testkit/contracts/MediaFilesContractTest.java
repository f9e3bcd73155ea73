package dev.forklift.testkit.contracts;

import dev.forklift.components.files.MediaFiles;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ReleaseComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class MediaFilesContractTest implements ComponentContract<MediaFiles> {

    @Override
    public Arbitrary<Blueprint<MediaFiles>> components() {
        return ReleaseComponents.media();
    }

    @Override
    public Optional<Arbitrary<Blueprint<MediaFiles>>> invalid() {
        return Optional.of(ReleaseComponents.invalidMedia());
    }
}
