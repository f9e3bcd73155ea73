package dev.forklift.testkit.contracts;

import dev.forklift.components.monitoring.Alerts;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.MonitoringComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class AlertsContractTest implements ComponentContract<Alerts> {

    @Override
    public Arbitrary<Blueprint<Alerts>> components() {
        return MonitoringComponents.alerts();
    }

    @Override
    public Optional<Arbitrary<Blueprint<Alerts>>> invalid() {
        return Optional.of(MonitoringComponents.invalidAlerts());
    }
}
