package dev.forklift.testkit.laws;

import dev.forklift.component.Component;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.UserComponents;
import net.jqwik.api.Arbitrary;

class UserComponentsContractTest implements ComponentContract<Component<?>> {

    @Override
    public Arbitrary<Blueprint<Component<?>>> components() {
        return UserComponents.any();
    }
}
