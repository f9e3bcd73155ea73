package dev.forklift.testkit.golden;

import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.rabbitmq.RabbitMqCluster;
import java.util.List;

/** A cluster of RabbitMQ by its operator, and a virtual host on one that runs already. */
final class RabbitMqClusterGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(RabbitMqCluster.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase("default", (s, shop) -> s.add("rabbitmq", RabbitMq.byOperator(r -> {}))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "rabbitmq",
                                RabbitMq.byOperator(r -> r.vhost("orders")
                                        .user("shop")
                                        .userSecret("shop-rabbitmq")
                                        .defaultQueueType("quorum")
                                        .replicas(5)
                                        .image("rabbitmq:4.2-management")
                                        .storage("50Gi")
                                        .storageClass("fast")
                                        .cpu("500m")
                                        .memory("2Gi")
                                        .setting("consumer_timeout", "7200000")))),
                new GoldenCase(
                        "on-a-cluster-that-runs",
                        (s, shop) ->
                                s.add("rabbitmq", RabbitMq.onCluster("rabbit", "messaging", r -> r.vhost("orders")))));
    }
}
