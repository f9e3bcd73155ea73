package dev.forklift.testkit.golden;

import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.monitoring.Alerts;
import dev.forklift.components.monitoring.QueueMetric;
import dev.forklift.components.monitoring.StandardAlert;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The alerts of a whole shop. */
final class AlertsGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(Alerts.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                alerts("default", a -> {}),
                alerts(
                        "every-option",
                        a -> a.without(StandardAlert.BUDGET_EXCEEDED)
                                .lasting(StandardAlert.BEAT_SILENT, Duration.ofMinutes(2))
                                .severity(StandardAlert.RESTARTS, "info")
                                .queueLength(500)
                                .queueLength("mail", 50)
                                .queueMetric(QueueMetric.RABBITMQ)
                                .errorPercent(1)
                                .restarts(5)
                                .alert(
                                        "CheckoutSlow",
                                        "checkout_seconds > 3",
                                        Duration.ofMinutes(10),
                                        "warning",
                                        "slow")
                                .label("release", "kube-prometheus-stack")
                                .alertLabel("team", "shop")
                                .alertAnnotation("runbook_url", "https://example.com/runbook")));
    }

    private static GoldenCase alerts(String name, Consumer<Alerts.Options> options) {
        return new GoldenCase(name, (s, shop) -> {
            s.add("migrate", Migrate.of(shop.django()));
            s.add("celery", CeleryWorker.of(shop.django(), w -> w.queues("default")));
            s.add("celery-beat", CeleryBeat.of(shop.django()));
            s.add("alerts", Alerts.of(options));
        });
    }
}
