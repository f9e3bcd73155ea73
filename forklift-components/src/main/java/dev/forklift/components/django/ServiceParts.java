package dev.forklift.components.django;

import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses of a project's services, each part by itself and no password among them. */
final class ServiceParts {

    private final Map<String, Text> parts = new LinkedHashMap<>();

    private ServiceParts() {}

    static Map<String, Text> of(DjangoSpec spec) {
        ServiceParts parts = new ServiceParts();
        parts.databasesOf(spec);
        spec.memcached()
                .ifPresent(m -> parts.say("CACHE_TRANSPORT", "memcached").at("CACHE", m.at()));
        Environment.redises(spec).forEach(parts::redis);
        spec.broker().ifPresent(b -> b.match(amqp -> parts.amqp("CELERY_BROKER", amqp), redis -> parts));
        return parts.parts;
    }

    /** What is watched by Sentinels has no URL that libraries agree on: its parts, in every style. */
    static Map<String, Text> watched(DjangoSpec spec) {
        ServiceParts parts = new ServiceParts();
        Environment.redises(spec)
                .forEach((prefix, redis) -> redis.sentinels().ifPresent(s -> parts.redis(prefix, redis)));
        return parts.parts;
    }

    static Map<String, Text> databases(DjangoSpec spec) {
        ServiceParts parts = new ServiceParts();
        parts.databasesOf(spec);
        return parts.parts;
    }

    private void databasesOf(DjangoSpec spec) {
        database("DATABASE", spec.database(), Environment.DATABASE_CA);
        spec.replica().ifPresent(db -> database("DATABASE_REPLICA", db, Environment.REPLICA_CA));
    }

    private void database(String prefix, PostgresPort db, String ca) {
        at(prefix, db.at()).say(prefix + "_NAME", db.database()).say(prefix + "_USER", db.user());
        if (!db.sslMode().isEmpty()) {
            say(prefix + "_SSLMODE", db.sslMode());
        }
        db.ca().ifPresent(key -> say(prefix + "_SSLROOTCERT", ca));
    }

    private void redis(String prefix, RedisPort redis) {
        redis.ca().ifPresent(ca -> say(prefix + "_SSL_CA_CERTS", Environment.redisCa(prefix)));
        parts.putAll(redis.environment(prefix));
    }

    private ServiceParts amqp(String prefix, AmqpPort amqp) {
        return say(prefix + "_TRANSPORT", amqp.tls() ? "amqps" : "amqp")
                .at(prefix, amqp.at())
                .say(prefix + "_USER", amqp.user())
                .say(prefix + "_VHOST", amqp.vhost());
    }

    private ServiceParts at(String prefix, Endpoint at) {
        parts.put(prefix + "_HOST", at.host());
        return say(prefix + "_PORT", String.valueOf(at.port()));
    }

    private ServiceParts say(String name, String value) {
        parts.put(name, Text.of(value));
        return this;
    }
}
