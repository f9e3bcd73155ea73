package dev.forklift.components.command;

import dev.forklift.components.django.Integration;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * RQ's queues in a Redis, as django-rq reads them: {@code RQ_REDIS_HOST}, {@code RQ_REDIS_PORT}, {@code RQ_REDIS_DB}, {@code
 * RQ_REDIS_SSL}, and {@code RQ_REDIS_PASSWORD} where there is one; {@code RQ_REDIS_SENTINELS} and {@code RQ_REDIS_MASTER_NAME} in place
 * of host and port where Sentinels watch it. Workers and the scheduler have them by themselves; what puts
 * jobs into the queues, the web servers, has them by {@link #on}.
 *
 * <pre>{@code
 * DjangoProject.of(image, db, d -> d.use(Rq.on(redis)))
 * }</pre>
 *
 * <p>Source: <a href="https://github.com/rq/django-rq">django-rq</a>.
 */
public final class Rq {

    private static final String PREFIX = "RQ_REDIS";

    private Rq() {}

    /**
     * {@return what gives every process of a project the address of RQ's Redis}
     *
     * @param redis the Redis; the same that the workers are given
     */
    public static Integration on(RedisPort redis) {
        return project -> {
            address(redis).forEach(project::env);
            redis.secrets(PREFIX).forEach(project::env);
            redis.endpoints().forEach(project::connectsTo);
        };
    }

    private static Map<String, Text> address(RedisPort redis) {
        Map<String, Text> address = new LinkedHashMap<>(redis.environment(PREFIX));
        if (redis.sentinels().isEmpty()) {
            address.remove(PREFIX + "_TRANSPORT");
        }
        address.put(PREFIX + "_SSL", Text.of(redis.tls() ? "1" : "0"));
        return address;
    }

    /** What runs a command of django-rq. */
    static ImmutableCommandSpec.Builder command(String name, RedisPort redis) {
        return ImmutableCommandSpec.builder()
                .command(name)
                .env(address(redis))
                .secretEnv(redis.secrets(PREFIX))
                .addAllConnections(redis.endpoints());
    }

    /** Jobs and what is scheduled would be dropped. */
    static void keeps(Numbers numbers, RedisPort redis) {
        numbers.require(
                !redis.evicts(),
                "forklift.W170",
                "RQ keeps its jobs in a Redis that evicts",
                "when its memory is full it drops keys, and with them jobs that are never done",
                "a Redis that keeps what it has: Redis.inCluster(r -> r.forBroker())");
    }
}
