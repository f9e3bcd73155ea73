package dev.forklift.testkit.golden;

import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.rabbitmq.RabbitMqServer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A RabbitMQ in the cluster. */
final class RabbitMqServerGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(RabbitMqServer.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                rabbitMq("default", r -> r.password(Shop.key("rabbitmq"))),
                rabbitMq(
                        "every-option",
                        r -> r.version("4.1-management")
                                .vhost("shop")
                                .user("shop")
                                .password(Shop.key("rabbitmq"))
                                .consumerTimeout(Duration.ofHours(2))
                                .setting("channel_max", "200")
                                .cpu("500m")
                                .memory("2Gi")
                                .storage("20Gi")
                                .storageClass("fast")),
                rabbitMq(
                        "for-development",
                        r -> r.image("registry.example.com/rabbitmq:4.2-management-alpine")
                                .runAs(100, 101)
                                .developmentPassword("dev")
                                .ephemeral()));
    }

    private static GoldenCase rabbitMq(String name, Consumer<RabbitMqServer.Options> options) {
        return new GoldenCase(name, (s, shop) -> s.add("rabbitmq", RabbitMq.inCluster(options)));
    }
}
