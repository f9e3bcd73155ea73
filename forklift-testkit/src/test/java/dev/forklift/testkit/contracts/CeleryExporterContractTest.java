package dev.forklift.testkit.contracts;

import dev.forklift.components.celery.CeleryExporter;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.ServerComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class CeleryExporterContractTest implements ComponentContract<CeleryExporter> {

    @Override
    public Arbitrary<Blueprint<CeleryExporter>> components() {
        return ServerComponents.exporters();
    }

    @Override
    public Optional<Arbitrary<Blueprint<CeleryExporter>>> invalid() {
        return Optional.of(ServerComponents.invalidExporters());
    }
}
