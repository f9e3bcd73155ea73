package dev.forklift.components.keda;

import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import java.util.Map;
import java.util.Optional;

/**
 * The pods' CPU or memory, as a share of what they request.
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/scalers/cpu/">CPU</a>, <a
 * href="https://keda.sh/docs/latest/scalers/memory/">Memory</a>.
 */
record ResourceTrigger(String resource, int percent) implements KedaTrigger {

    @Override
    public String type() {
        return resource;
    }

    @Override
    public Map<String, String> metadata(Identity me, Naming naming) {
        return Map.of("value", String.valueOf(percent));
    }

    @Override
    public Optional<Finding> problem() {
        return percent >= 1
                ? Optional.empty()
                : Optional.of(
                        Asked.wrong(resource + "(" + percent + ")", "it is a percentage above 0", resource + "(80)"));
    }
}
