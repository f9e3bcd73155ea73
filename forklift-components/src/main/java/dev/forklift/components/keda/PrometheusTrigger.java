package dev.forklift.components.keda;

import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import java.util.Map;
import java.util.Optional;

/**
 * What a query of Prometheus gives.
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/scalers/prometheus/">Prometheus</a>.
 */
record PrometheusTrigger(String address, String query, String perPod) implements KedaTrigger {

    @Override
    public String type() {
        return "prometheus";
    }

    @Override
    public Map<String, String> metadata(Identity me, Naming naming) {
        return Asked.ordered("serverAddress", address, "query", query, "threshold", perPod);
    }

    @Override
    public Optional<Finding> problem() {
        if (!address.matches("https?://\\S+")) {
            return Optional.of(Asked.wrong(
                    "'" + address + "' is no address of a Prometheus",
                    "KEDA asks it by HTTP, from a namespace of its own",
                    "http://prometheus.monitoring.svc:9090"));
        }
        boolean number = perPod.matches("[0-9]+(\\.[0-9]+)?") && !perPod.matches("[0.]+");
        return number && !query.isBlank()
                ? Optional.empty()
                : Optional.of(Asked.wrong(
                        query.isBlank() ? "a query of Prometheus that is empty" : "'" + perPod + "' for each pod",
                        "the number of pods is what the query gives, divided by a number above 0",
                        "a number such as 100 or 0.5"));
    }
}
