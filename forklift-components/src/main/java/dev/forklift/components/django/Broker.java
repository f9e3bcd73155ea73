package dev.forklift.components.django;

import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.redis.RedisSentinels;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Text;
import dev.forklift.workload.WorkloadOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** {@return what its clients connect to} */
    default List<Endpoint> endpoints() {
        return match(amqp -> List.of(amqp.at()), RedisPort::endpoints);
    }

    /** {@return who says which of its servers is the master, where it is a Redis that Sentinels watch} */
    default Optional<RedisSentinels> sentinels() {
        return match(amqp -> Optional.empty(), RedisPort::sentinels);
    }

    /**
     * {@return its URL as Celery takes it}
     *
     * @param password the environment variable that holds the password, which the container puts into the URL
     */
    default Text url(String password) {
        return match(
                amqp -> ServiceUrls.amqp(amqp, password),
                redis -> ServiceUrls.celery(redis, password, "CELERY_BROKER"));
    }

    /** {@return what redis-py has to be told to encrypt connections to a Redis, where a URL cannot say it; nothing without TLS} */
    default Map<String, String> tls() {
        Map<String, String> options = new LinkedHashMap<>();
        match(amqp -> Optional.<RedisPort>empty(), Optional::of)
                .filter(RedisPort::tls)
                .ifPresent(redis -> {
                    options.put("ssl_cert_reqs", "required");
                    redis.ca().ifPresent(ca -> options.put("ssl_ca_certs", Environment.redisCa("CELERY_BROKER")));
                });
        return options;
    }

    /**
     * Gives a process that is none of the project's the broker's address, its password, and who signed its certificate.
     *
     * @param process the process
     */
    default void onto(WorkloadOptions<?> process) {
        match(amqp -> Map.of("CELERY_BROKER_PASSWORD", amqp.password()), redis -> redis.secrets("CELERY_BROKER"))
                .forEach(process::env);
        process.env("CELERY_BROKER_URL", url("CELERY_BROKER_PASSWORD"));
        endpoints().forEach(process::connectsTo);
        match(amqp -> Optional.<ConfigKey>empty(), RedisPort::ca)
                .ifPresent(ca -> Environment.mountRedisCa(process, "CELERY_BROKER", ca));
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
