package dev.forklift.components.monitoring;

import dev.forklift.components.custom.CustomResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The custom resources of the Prometheus Operator. */
final class Scrape {

    private static final String API = "monitoring.coreos.com/v1";

    private Scrape() {}

    /**
     * A monitor of one endpoint.
     *
     * @param kind {@code ServiceMonitor} or {@code PodMonitor}
     * @param endpoints what the kind calls its endpoints
     * @param port the named port
     * @param selector the labels of what is asked
     * @param spec how it is asked
     */
    static GenericKubernetesResource monitor(
            String kind, String endpoints, String port, Map<String, String> selector, ScrapeSpec spec) {
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("port", port);
        endpoint.put("path", spec.path());
        spec.interval().ifPresent(every -> endpoint.put("interval", every.toSeconds() + "s"));
        spec.timeout().ifPresent(most -> endpoint.put("scrapeTimeout", most.toSeconds() + "s"));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("selector", Map.of("matchLabels", new TreeMap<>(selector)));
        object.put(endpoints, List.of(endpoint));
        return CustomResource.of(API, kind, object, spec.labels(), Map.of());
    }

    static GenericKubernetesResource rules(Map<String, Object> spec, Map<String, String> labels) {
        return CustomResource.of(API, "PrometheusRule", spec, labels, Map.of());
    }
}
