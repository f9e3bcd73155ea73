package dev.forklift.components.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.render.Manifests;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitorsTest {

    private static String rendered(Stack stack, String kind) {
        return stack.render(Manifests.perObject()).files().values().stream()
                .filter(text -> text.contains("\nkind: " + kind + "\n"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_service_is_found_by_its_labels_and_a_port_by_its_name() {
        Stack shop = Projects.stack((s, django) -> {
            HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
            s.add(
                    "web-metrics",
                    ServiceMonitor.of(
                            web.at(),
                            m -> m.path("/internal/metrics")
                                    .interval(Duration.ofSeconds(30))
                                    .timeout(Duration.ofSeconds(10))
                                    .label("release", "kube-prometheus-stack")));
        });

        assertThat(rendered(shop, "ServiceMonitor"))
                .contains("    release: kube-prometheus-stack\n")
                .contains("""
                spec:
                  endpoints:
                  - interval: 30s
                    path: /internal/metrics
                    port: http
                    scrapeTimeout: 10s
                  selector:
                    matchLabels:
                      app.kubernetes.io/component: web
                      app.kubernetes.io/instance: shop
                """);
        Map<String, String> labels = shop.graph().service("web").getMetadata().getLabels();
        assertThat(labels).containsEntry("app.kubernetes.io/component", "web");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void pods_without_a_service_are_asked_one_by_one() {
        Stack shop = Stack.named("shop").define(s -> {
            Workload consumer = s.deployment("consumer", w -> w.image("shop:1").port("metrics", 9100));
            s.add("consumer-metrics", PodMonitor.of(consumer, "metrics", m -> {}));
        });

        assertThat(rendered(shop, "PodMonitor")).contains("""
                spec:
                  podMetricsEndpoints:
                  - path: /metrics
                    port: metrics
                  selector:
                    matchLabels:
                      app.kubernetes.io/component: consumer
                      app.kubernetes.io/instance: shop
                """);
        assertThat(shop.check().errors()).isEmpty();
    }
}
