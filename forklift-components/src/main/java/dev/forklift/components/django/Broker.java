package dev.forklift.components.django;

import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import java.util.Optional;
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

    /** {@return where it listens} */
    default Endpoint at() {
        return match(AmqpPort::at, RedisPort::at);
    }

    /** {@return its password, where it asks for one} */
    default Optional<SecretKey> password() {
        return match(amqp -> Optional.of(amqp.password()), RedisPort::password);
    }

    /**
     * {@return its URL as Celery takes it}
     *
     * @param password the environment variable that holds the password, which the container puts into the URL
     */
    default Text url(String password) {
        return match(
                amqp -> ServiceUrls.amqp(amqp, password), redis -> ServiceUrls.redis(redis, password, "CELERY_BROKER"));
    }

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
