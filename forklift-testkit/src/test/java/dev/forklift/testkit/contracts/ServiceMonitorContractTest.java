package dev.forklift.testkit.contracts;

import dev.forklift.components.monitoring.ServiceMonitor;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.MonitoringComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class ServiceMonitorContractTest implements ComponentContract<ServiceMonitor> {

    @Override
    public Arbitrary<Blueprint<ServiceMonitor>> components() {
        return MonitoringComponents.serviceMonitors();
    }

    @Override
    public Optional<Arbitrary<Blueprint<ServiceMonitor>>> invalid() {
        return Optional.of(MonitoringComponents.invalidServiceMonitors());
    }
}
