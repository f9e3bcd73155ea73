package dev.forklift.testkit.golden;

import dev.forklift.components.monitoring.ScrapeOptions;
import dev.forklift.components.monitoring.ServiceMonitor;
import java.time.Duration;
import java.util.List;

/** What lets Prometheus ask the pods behind a Service. */
final class ServiceMonitorGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(ScrapeOptions.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default",
                        (s, shop) ->
                                s.add("metrics", ServiceMonitor.of(shop.web().at(), m -> {}))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "metrics",
                                ServiceMonitor.of(
                                        shop.web().at(),
                                        m -> m.path("/internal/metrics")
                                                .interval(Duration.ofSeconds(30))
                                                .timeout(Duration.ofSeconds(10))
                                                .label("release", "kube-prometheus-stack")))));
    }
}
