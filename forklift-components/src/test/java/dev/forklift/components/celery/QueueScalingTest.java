package dev.forklift.components.celery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.graph.Relation;
import dev.forklift.render.Manifests;
import dev.forklift.resource.ServiceHandle;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class QueueScalingTest {

    @Test
    void rabbitmq_with_management_is_asked_by_http_and_counts_tasks_that_are_fetched() {
        Stack shop = worker(
                d -> d.broker(Brokers.managedRabbitMq()),
                w -> w.queues("default").autoscale(a -> a.queueLength(100).between(1, 10)));

        assertThat(rendered(shop, "ScaledObject")).contains("""
                spec:
                  advanced:
                    horizontalPodAutoscalerConfig:
                      name: shop-celery
                  cooldownPeriod: 300
                  maxReplicaCount: 10
                  minReplicaCount: 1
                  pollingInterval: 15
                  scaleTargetRef:
                    name: shop-celery
                  triggers:
                  - metadata:
                      excludeUnacknowledged: "false"
                      host: https://mq.example.com:15672
                      mode: QueueLength
                      protocol: http
                      queueName: default
                      value: "100"
                      vhostName: shop
                    type: rabbitmq
                    authenticationRef:
                      name: shop-celery-broker
                """);
        assertThat(rendered(shop, "TriggerAuthentication")).contains("""
                spec:
                  env:
                  - name: CELERY_BROKER_USER
                    parameter: username
                  secretTargetRef:
                  - name: shop-mq
                    key: password
                    parameter: password
                """);
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void the_user_is_read_off_the_workers_environment() {
        Stack shop = worker(
                d -> d.broker(Brokers.rabbitMq()), w -> w.queues("default").autoscale(a -> {}));

        var container = shop.graph()
                .deployment("celery")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        assertThat(Projects.env(container, "CELERY_BROKER_USER")).isEqualTo("shop");
    }

    @Test
    void rabbitmq_without_management_is_asked_by_amqp() {
        Stack shop = worker(
                d -> d.broker(Brokers.rabbitMq()), w -> w.queues("default").autoscale(a -> {}));

        assertThat(rendered(shop, "ScaledObject"))
                .contains("host: amqp://mq.example.com:5672\n", "protocol: amqp\n")
                .doesNotContain("excludeUnacknowledged");
    }

    @Test
    void each_queue_is_a_trigger_and_in_redis_each_priority_is_one_too() {
        Stack shop = worker(
                d -> d.broker(Brokers.redis(false)),
                w -> w.queues("default", "mail").autoscale(a -> a.priorities(3, 6)));

        assertThat(rendered(shop, "ScaledObject"))
                .contains(
                        """
                  triggers:
                  - metadata:
                      address: redis.example.com:6379
                      databaseIndex: "3"
                      listLength: "20"
                      listName: default
                    type: redis
                """,
                        "listName: \"default\\u0006\\u00163\"",
                        "listName: mail\n",
                        "listName: \"mail\\u0006\\u00166\"");
        assertThat(rendered(shop, "TriggerAuthentication"))
                .contains("name: shop-redis\n")
                .doesNotContain("username");
    }

    @Test
    void a_service_of_the_stack_is_named_with_its_namespace_and_without_a_password_there_is_nothing_to_present() {
        Stack shop = Stack.named("shop").namespace("prod").define(s -> {
            ServiceHandle redis = s.deployment("redis", w -> w.image("redis:7").port("redis", 6379))
                    .service();
            RedisPort port = new RedisPort(redis.endpoint("redis"), 0, Optional.empty(), true, false);
            s.add(
                    "celery",
                    CeleryWorker.of(
                            Projects.django(s, d -> d.broker(port)),
                            w -> w.queues("default").autoscale(a -> {})));
        });

        assertThat(rendered(shop, "ScaledObject"))
                .contains("address: shop-redis.prod.svc:6379\n", "enableTLS: \"true\"")
                .doesNotContain("authenticationRef");
        assertThat(shop.graph().all(GenericKubernetesResource.class)).hasSize(1);
    }

    @Test
    void it_cools_down_no_sooner_than_the_longest_task_is_done() {
        Stack shop = worker(
                d -> d.broker(Brokers.rabbitMq()),
                w -> w.queues("default").longestTask(Duration.ofHours(2)).autoscale(a -> a.between(0, 3)));

        assertThat(rendered(shop, "ScaledObject")).contains("cooldownPeriod: 7200\n", "minReplicaCount: 0\n");
    }

    @Test
    void a_window_that_no_autoscaler_takes_is_refused() {
        Stack shop = worker(
                d -> d.broker(Brokers.rabbitMq()),
                w -> w.queues("default").autoscale(a -> a.scaleInAfter(Duration.ofHours(2))));

        assertThat(shop.check().errors()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("forklift.E141");
            assertThat(finding.title()).isEqualTo("scaleInAfter(PT2H)");
        });
    }

    @Test
    void cooldown_and_poll_may_be_said() {
        Stack shop = worker(
                d -> d.broker(Brokers.rabbitMq()),
                w -> w.queues("default")
                        .autoscale(a -> a.cooldown(Duration.ofMinutes(10)).poll(Duration.ofSeconds(5))));

        assertThat(rendered(shop, "ScaledObject")).contains("cooldownPeriod: 600\n", "pollingInterval: 5\n");
    }

    @Test
    void the_deployment_leaves_replicas_out_and_is_what_is_scaled() {
        Stack shop = worker(
                d -> d.broker(Brokers.rabbitMq()), w -> w.queues("default").autoscale(a -> a.between(2, 4)));

        var deployment = shop.graph().deployment("celery");
        assertThat(deployment.getSpec().getReplicas()).isNull();
        assertThat(shop.graph().referencesTo(deployment))
                .anySatisfy(r -> assertThat(r.relation()).isEqualTo(Relation.SCALE_TARGET));
        assertThat(shop.graph().all(PodDisruptionBudget.class)).hasSize(1);
    }

    private static Stack worker(Consumer<DjangoProject.Options> project, Consumer<CeleryWorker.Options> options) {
        return Stack.named("shop").define(s -> s.add("celery", CeleryWorker.of(Projects.django(s, project), options)));
    }

    private static String rendered(Stack stack, String kind) {
        return stack.render(Manifests.perObject()).files().values().stream()
                .filter(text -> text.contains("kind: " + kind + "\n"))
                .findFirst()
                .orElseThrow();
    }
}
