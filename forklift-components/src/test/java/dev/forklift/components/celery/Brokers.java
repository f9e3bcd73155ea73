package dev.forklift.components.celery;

import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import java.util.Optional;

/** Brokers for tests. */
public final class Brokers {

    private Brokers() {}

    /** A RabbitMQ outside of the cluster. */
    public static AmqpPort rabbitMq() {
        return new AmqpPort(
                Endpoint.external("mq.example.com", 5672),
                Optional.empty(),
                "shop",
                "shop",
                SecretKey.external("shop-mq", "password"),
                false);
    }

    /** A RabbitMQ outside of the cluster with its management plugin. */
    public static AmqpPort managedRabbitMq() {
        AmqpPort plain = rabbitMq();
        return new AmqpPort(
                plain.at(),
                Optional.of(Endpoint.external("mq.example.com", 15672)),
                plain.vhost(),
                plain.user(),
                plain.password(),
                true);
    }

    /** A Redis outside of the cluster. */
    public static RedisPort redis(boolean evicts) {
        return new RedisPort(
                Endpoint.external("redis.example.com", 6379),
                3,
                Optional.of(SecretKey.external("shop-redis", "password")),
                false,
                evicts);
    }
}
