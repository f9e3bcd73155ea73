package dev.forklift.testkit.contracts;

import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.CeleryComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class CeleryWorkerContractTest implements ComponentContract<CeleryWorker> {

    @Override
    public Arbitrary<Blueprint<CeleryWorker>> components() {
        return CeleryComponents.workers();
    }

    @Override
    public Optional<Arbitrary<Blueprint<CeleryWorker>>> invalid() {
        return Optional.of(CeleryComponents.invalidWorkers());
    }
}
