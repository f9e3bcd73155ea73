package dev.forklift.testkit;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.keda.KedaScaling;
import dev.forklift.components.keda.KedaTrigger;
import dev.forklift.components.monitoring.Alerts;
import dev.forklift.components.monitoring.PodMonitor;
import dev.forklift.components.monitoring.ServiceMonitor;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.secrets.ExternalSecret;
import dev.forklift.components.secrets.SealedSecret;
import dev.forklift.components.secrets.SecretStore;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.Workload;
import java.time.Duration;

/** A stack of everything that controllers of others read, with every option. */
final class Controllers {

    private Controllers() {}

    static Stack stack() {
        return Stack.named("shop").define(s -> {
            secrets(s);
            autoscalers(s);
            monitors(s);
        });
    }

    private static void autoscalers(Scope s) {
        RedisPort redis = s.add("redis", Redis.inCluster(r -> r.forBroker()));
        PostgresPort db = s.add("db", Postgres.inCluster(p -> p.password(SecretKey.external("db", "password"))));
        AmqpPort amqp = s.add("mq", RabbitMq.inCluster(r -> r.password(SecretKey.external("mq", "password"))));
        Workload consumer = s.deployment(
                "consumer",
                w -> w.image("shop:1")
                        .port("metrics", 9100)
                        .verticalAutoscale(v ->
                                v.inPlace().memoryOnly().memory("64Mi", "1Gi").cpu("50m", "1")));
        s.add(
                "scaling",
                KedaScaling.of(
                        consumer,
                        k -> k.between(0, 5)
                                .fallback(3, 1)
                                .trigger(KedaTrigger.rqQueue(redis, "default", 5))
                                .trigger(KedaTrigger.rabbitMqQueue(amqp, "default", 5))
                                .trigger(KedaTrigger.postgresQuery(db, "SELECT 1", 5))
                                .trigger(KedaTrigger.cron("UTC", "0 8 * * *", "0 9 * * *", 2))
                                .trigger(KedaTrigger.prometheus("http://prometheus:9090", "sum(up)", "1"))
                                .trigger(KedaTrigger.cpu(80))));
        s.add("metrics", PodMonitor.of(consumer, "metrics", m -> m.interval(Duration.ofSeconds(30))));
        s.deployment("recommended", w -> w.image("shop:1").verticalAutoscale(v -> {}));
    }

    private static void monitors(Scope s) {
        Workload web = s.deployment("web", w -> w.image("shop:1").port("http", 8000));
        s.add(
                "web-metrics",
                ServiceMonitor.of(
                        web.service().endpoint("http"),
                        m -> m.interval(Duration.ofMinutes(1))
                                .timeout(Duration.ofSeconds(9))
                                .label("release", "prometheus")));
        s.add(
                "alerts",
                Alerts.of(a -> a.queueLength("default", 5)
                        .label("release", "prometheus")
                        .alertAnnotation("runbook_url", "https://example.com")));
    }

    private static void secrets(Scope s) {
        s.add(
                "fetched",
                ExternalSecret.from(
                        SecretStore.cluster("aws"),
                        e -> e.key("A", "shop/a", "part")
                                .all("shop/env", "B")
                                .composed(
                                        "URL",
                                        v -> v.text("redis://:").encoded("A").text("@cache"))
                                .file("app.yml", "A", "B")
                                .type("example.com/own")
                                .secretName("fetched")
                                .deletedWithItsValues()));
        s.add(
                "once",
                ExternalSecret.from(
                        SecretStore.named("vault"), e -> e.key("A", "a").once()));
        String sealed = "AgBy3i4OJSWK".repeat(40);
        s.add("sealed", SealedSecret.of(x -> x.encrypted("A", sealed).type("example.com/own")));
        s.add("wide", SealedSecret.of(x -> x.encrypted("A", sealed).namespaceWide()));
    }
}
