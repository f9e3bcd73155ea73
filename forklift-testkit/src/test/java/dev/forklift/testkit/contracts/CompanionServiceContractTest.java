package dev.forklift.testkit.contracts;

import dev.forklift.components.companion.CompanionService;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ServerComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class CompanionServiceContractTest implements ComponentContract<CompanionService> {

    @Override
    public Arbitrary<Blueprint<CompanionService>> components() {
        return ServerComponents.companions();
    }

    @Override
    public Optional<Arbitrary<Blueprint<CompanionService>>> invalid() {
        return Optional.of(ServerComponents.invalidCompanions());
    }
}
