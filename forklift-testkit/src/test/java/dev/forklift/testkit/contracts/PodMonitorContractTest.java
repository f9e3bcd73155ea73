package dev.forklift.testkit.contracts;

import dev.forklift.components.monitoring.PodMonitor;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.MonitoringComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class PodMonitorContractTest implements ComponentContract<PodMonitor> {

    @Override
    public Arbitrary<Blueprint<PodMonitor>> components() {
        return MonitoringComponents.podMonitors();
    }

    @Override
    public Optional<Arbitrary<Blueprint<PodMonitor>>> invalid() {
        return Optional.of(MonitoringComponents.invalidPodMonitors());
    }
}
