package dev.forklift.testkit.contracts;

import dev.forklift.components.django.PostDeploy;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ReleaseComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class PostDeployContractTest implements ComponentContract<PostDeploy> {

    @Override
    public Arbitrary<Blueprint<PostDeploy>> components() {
        return ReleaseComponents.postDeploys();
    }

    @Override
    public Optional<Arbitrary<Blueprint<PostDeploy>>> invalid() {
        return Optional.of(ReleaseComponents.invalidPostDeploys());
    }
}
