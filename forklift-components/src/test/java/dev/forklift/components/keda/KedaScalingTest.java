package dev.forklift.components.keda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.celery.Brokers;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.graph.Relation;
import dev.forklift.render.Manifests;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class KedaScalingTest {

    private static final RedisPort REDIS = new RedisPort(
            Endpoint.external("redis.example.com", 6379),
            3,
            Optional.of(SecretKey.external("shop-redis", "password")),
            true,
            false);

    private static Stack scaled(Consumer<KedaScalingOptions> options) {
        return Stack.named("shop").define(s -> {
            Workload consumer = s.deployment("consumer", w -> w.image("shop:1").args("consume"));
            s.add("scaling", KedaScaling.of(consumer, options));
        });
    }

    private static String rendered(Stack stack, String kind) {
        return stack.render(Manifests.perObject()).files().entrySet().stream()
                .filter(file -> file.getValue().contains("\nkind: " + kind + "\n"))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void jobs_of_rq_are_counted_in_their_logical_database() {
        Stack shop = scaled(k -> k.between(0, 5).trigger(KedaTrigger.rqQueue(REDIS, "default", 20)));

        assertThat(rendered(shop, "ScaledObject")).contains("""
                spec:
                  advanced:
                    horizontalPodAutoscalerConfig:
                      name: shop-scaling
                  cooldownPeriod: 300
                  maxReplicaCount: 5
                  minReplicaCount: 0
                  pollingInterval: 15
                  scaleTargetRef:
                    name: shop-consumer
                  triggers:
                  - metadata:
                      address: redis.example.com:6379
                      databaseIndex: "3"
                      enableTLS: "true"
                      listLength: "20"
                      listName: rq:queue:default
                    type: redis
                    authenticationRef:
                      name: shop-scaling-trigger
                """);
        assertThat(rendered(shop, "TriggerAuthentication"))
                .contains("secretTargetRef:\n  - name: shop-redis\n    key: password\n    parameter: password\n");
        assertThat(shop.graph().references())
                .filteredOn(r -> r.relation() == Relation.CREDENTIAL)
                .extracting(r -> r.kind() + " " + r.name())
                .containsExactlyInAnyOrder("Secret shop-redis", "TriggerAuthentication shop-scaling-trigger");
        assertThat(rendered(shop, "Deployment")).doesNotContain("replicas:");
        assertThat(shop.check().errors()).isEmpty();
    }

    @Test
    void rabbitmqs_user_lies_in_a_config_map() {
        Stack shop = scaled(k -> k.trigger(KedaTrigger.rabbitMqQueue(Brokers.managedRabbitMq(), "default", 100)));

        assertThat(rendered(shop, "TriggerAuthentication")).contains("configMapTargetRef:", "parameter: username");
        assertThat(rendered(shop, "ConfigMap")).contains("username: shop");
    }

    @Test
    void a_query_names_the_database_and_not_its_password() {
        Stack shop = scaled(k -> k.trigger(
                KedaTrigger.postgresQuery(Projects.database(), "SELECT count(*) FROM jobs WHERE done IS NULL", 5)));

        assertThat(rendered(shop, "ScaledObject"))
                .contains(
                        "host: db.example.com",
                        "port: \"5432\"",
                        "userName: shop",
                        "sslmode: require",
                        "targetQueryValue: \"5\"",
                        "query: SELECT count(*) FROM jobs WHERE done IS NULL");
    }

    @Test
    void triggers_that_need_the_same_secrets_share_how_they_get_them() {
        Stack shop = scaled(k -> k.trigger(KedaTrigger.redisList(REDIS, "a", 1))
                .trigger(KedaTrigger.redisList(REDIS, "b", 1))
                .trigger(KedaTrigger.postgresQuery(Projects.database(), "SELECT 1", 5))
                .trigger(KedaTrigger.cron("Europe/Berlin", "0 8 * * 1-5", "0 18 * * 1-5", 4))
                .trigger(KedaTrigger.prometheus("http://prometheus.monitoring.svc:9090", "sum(up)", "0.5"))
                .trigger(KedaTrigger.cpu(80)));

        assertThat(shop.graph().objects().stream().filter(o -> o.getKind().equals("TriggerAuthentication")))
                .hasSize(2);
        assertThat(rendered(shop, "ScaledObject"))
                .contains("desiredReplicas: \"4\"", "threshold: \"0.5\"", "metricType: Utilization");
        assertThat(shop.check().errors()).isEmpty();
    }

    @Test
    void a_number_of_pods_holds_while_a_service_cannot_be_asked() {
        Stack shop = scaled(k -> k.fallback(3, 2)
                .poll(Duration.ofSeconds(5))
                .cooldown(Duration.ofMinutes(30))
                .trigger(KedaTrigger.redisList(REDIS, "a", 1)));

        assertThat(rendered(shop, "ScaledObject"))
                .contains(
                        "fallback:\n    failureThreshold: 3\n    replicas: 2",
                        "pollingInterval: 5",
                        "cooldownPeriod: 1800");
    }

    @Test
    void pods_go_when_fewer_have_been_enough_for_a_while() {
        Stack shop = scaled(k -> k.scaleInAfter(Duration.ofMinutes(2)).trigger(KedaTrigger.redisList(REDIS, "a", 1)));

        assertThat(rendered(shop, "ScaledObject"))
                .contains("behavior:\n        scaleDown:\n          stabilizationWindowSeconds: 120");
    }

    @Test
    void a_stateful_set_is_named_by_its_kind() {
        Stack shop = Stack.named("shop").define(s -> {
            Workload set = s.statefulSet("consumer", w -> w.image("shop:1"));
            s.add("scaling", KedaScaling.of(set, k -> k.trigger(KedaTrigger.cpu(80))));
        });

        assertThat(rendered(shop, "ScaledObject")).contains("kind: StatefulSet", "apiVersion: apps/v1");
    }

    @Test
    void a_web_process_follows_a_query_or_the_time_of_day() {
        Stack shop = Projects.stack((s, django) -> s.add(
                "web",
                Gunicorn.of(
                        django,
                        "shop.wsgi:application",
                        g -> g.health("/healthz")
                                .keda(k -> k.between(2, 9)
                                        .trigger(KedaTrigger.cron("Europe/Berlin", "0 8 * * *", "0 20 * * *", 6))))));

        assertThat(rendered(shop, "ScaledObject")).contains("name: shop-web", "minReplicaCount: 2");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void a_worker_looks_at_more_than_its_queues() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add(
                        "celery",
                        CeleryWorker.of(
                                Projects.django(s, d -> d.broker(Brokers.rabbitMq())),
                                w -> w.queues("default")
                                        .autoscale(a -> a.also(KedaTrigger.cron("UTC", "0 8 * * *", "0 9 * * *", 3))
                                                .fallback(3, 4)))));

        assertThat(rendered(shop, "ScaledObject")).contains("type: rabbitmq", "type: cron", "failureThreshold: 3");
    }

    @Test
    void a_list_is_asked_for_through_sentinels() {
        RedisPort[] redis = new RedisPort[1];
        Stack shop = Stack.named("shop").define(s -> {
            redis[0] = s.add(
                    "redis",
                    Redis.sentinel(
                            "mymaster",
                            List.of("a.example.com", "b.example.com"),
                            r -> r.database(1)
                                    .password(SecretKey.external("redis", "password"))
                                    .sentinelPassword(SecretKey.external("redis", "sentinel"))));
            Workload consumer = s.deployment("consumer", w -> w.image("shop:1").args("consume"));
            s.add("scaling", KedaScaling.of(consumer, k -> k.trigger(KedaTrigger.redisList(redis[0], "jobs", 20))));
        });

        assertThat(rendered(shop, "ScaledObject")).contains("""
                  - metadata:
                      addresses: a.example.com:26379,b.example.com:26379
                      databaseIndex: "1"
                      listLength: "20"
                      listName: jobs
                      sentinelMaster: mymaster
                    type: redis-sentinel
                    authenticationRef:
                      name: shop-scaling-trigger
                """);
        assertThat(rendered(shop, "TriggerAuthentication")).contains("""
                  secretTargetRef:
                  - name: redis
                    key: password
                    parameter: password
                  - name: redis
                    key: sentinel
                    parameter: sentinelPassword
                """);
    }

    @Test
    void keda_is_told_who_signed_the_certificate_of_a_redis() {
        Stack shop = Stack.named("shop").define(s -> {
            RedisPort redis = s.add(
                    "redis", Redis.external("redis.example.com", r -> r.tls(ConfigKey.external("redis-ca", "ca.crt"))));
            Workload consumer = s.deployment("consumer", w -> w.image("shop:1").args("consume"));
            s.add("scaling", KedaScaling.of(consumer, k -> k.trigger(KedaTrigger.redisList(redis, "jobs", 20))));
        });

        assertThat(rendered(shop, "ScaledObject")).contains("enableTLS: \"true\"");
        assertThat(rendered(shop, "TriggerAuthentication")).contains("""
                  configMapTargetRef:
                  - name: redis-ca
                    key: ca.crt
                    parameter: ca
                """);
    }
}
