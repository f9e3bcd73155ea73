package dev.forklift.components.django;

import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import java.util.function.Function;

/** What Celery's messages go through. */
public sealed interface Broker {

    /**
     * {@return what one of the two functions answers}
     *
     * @param amqp asked where it is RabbitMQ
     * @param redis asked where it is Redis
     * @param <R> the answer
     */
    <R> R match(Function<AmqpPort, R> amqp, Function<RedisPort, R> redis);

    /**
     * A RabbitMQ.
     *
     * @param port how it is reached
     */
    record Amqp(AmqpPort port) implements Broker {
        @Override
        public <R> R match(Function<AmqpPort, R> amqp, Function<RedisPort, R> redis) {
            return amqp.apply(port);
        }
    }

    /**
     * A Redis.
     *
     * @param port how it is reached
     */
    record Redis(RedisPort port) implements Broker {
        @Override
        public <R> R match(Function<AmqpPort, R> amqp, Function<RedisPort, R> redis) {
            return redis.apply(port);
        }
    }
}
