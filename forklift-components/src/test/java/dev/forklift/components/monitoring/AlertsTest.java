package dev.forklift.components.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.Projects;
import dev.forklift.components.celery.Brokers;
import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.render.Manifests;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static Stack shop(Consumer<Alerts.Options> options) {
        return Stack.named("shop").namespace("prod").define(s -> {
            s.add("alerts", Alerts.of(options));
            full(s);
        });
    }

    private static void full(Scope s) {
        Django django = Projects.django(s, d -> d.broker(Brokers.rabbitMq()));
        s.add("migrate", Migrate.of(django));
        s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
        s.add("celery", CeleryWorker.of(django, w -> w.queues("default", "mail")));
        s.add("celery-beat", CeleryBeat.of(django));
    }

    private static String rendered(Stack stack) {
        return stack.render(Manifests.perObject()).files().values().stream()
                .filter(text -> text.contains("\nkind: PrometheusRule\n"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> alerts(Stack stack) {
        return Arrays.stream(rendered(stack).split("\n"))
                .filter(line -> line.contains("alert: "))
                .map(line -> line.substring(line.indexOf("alert: ") + 7))
                .toList();
    }

    @Test
    void there_is_an_alert_for_what_the_stack_has() {
        assertThat(alerts(shop(a -> {})))
                .containsExactly(
                        "QueueTooLong",
                        "QueueTooLong",
                        "BeatSilent",
                        "MigrationsPending",
                        "MigrationFailed",
                        "ServerErrors",
                        "Restarts",
                        "BudgetExceeded");
        assertThat(alerts(Stack.named("shop").define(s -> s.add("alerts", Alerts.of(a -> {})))))
                .containsExactly("Restarts", "BudgetExceeded");
    }

    @Test
    void they_look_at_the_stacks_own_objects() {
        Stack shop = shop(a -> {});
        String job = shop.graph().objects().stream()
                .filter(Job.class::isInstance)
                .findFirst()
                .orElseThrow()
                .getMetadata()
                .getName();

        assertThat(rendered(shop).replace("\\\"", "\""))
                .contains(
                        "max by (queue_name) (celery_queue_length{namespace=\"prod\", queue_name=\"default\"}) > 1000",
                        "absent(kube_deployment_status_replicas_available{deployment=\"shop-celery-beat\", namespace=\"prod\"} > 0)",
                        "kube_job_status_failed{job_name=\"" + job + "\", namespace=\"prod\"} > 0",
                        "kube_pod_init_container_status_running{container=\"wait-for-migrations\", namespace=\"prod\","
                                + " pod=~\"shop-.*\"} == 1",
                        "status=~\"5..\"");
        assertThat(shop.check().errors()).isEmpty();
    }

    @Test
    void thresholds_durations_and_labels_are_said() {
        String rules = rendered(shop(a -> a.queueLength(50)
                .queueLength("mail", 5)
                .queueMetric(QueueMetric.RABBITMQ)
                .errorPercent(1)
                .restarts(9)
                .lasting(StandardAlert.BEAT_SILENT, Duration.ofMinutes(2))
                .severity(StandardAlert.RESTARTS, "info")
                .label("release", "kube-prometheus-stack")
                .alertLabel("team", "shop")
                .alertAnnotation("runbook_url", "https://example.com/runbook")));

        assertThat(rules)
                .contains(
                        "rabbitmq_detailed_queue_messages",
                        "queue=\"default\"}) > 50",
                        "queue=\"mail\"}) > 5",
                        " > 1\n",
                        "> 9\n",
                        "for: 120s",
                        "severity: info",
                        "release: kube-prometheus-stack",
                        "team: shop",
                        "runbook_url: https://example.com/runbook");
    }

    @Test
    void one_is_left_out_and_one_of_the_users_own_is_added() {
        Stack shop = shop(a -> a.without(StandardAlert.QUEUE_TOO_LONG)
                .alert(
                        "CheckoutSlow",
                        "checkout_seconds > 3",
                        Duration.ofMinutes(10),
                        "warning",
                        "checkouts are slow"));

        assertThat(alerts(shop)).doesNotContain("QueueTooLong").contains("CheckoutSlow");
    }
}
