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
        parts.database(spec.database());
        spec.cache().ifPresent(r -> parts.redis("CACHE", r));
        spec.channelLayer().ifPresent(r -> parts.redis("CHANNEL_LAYER", r));
        spec.results().ifPresent(r -> parts.redis("CELERY_RESULT", r));
        spec.broker()
                .ifPresent(b -> b.match(
                        amqp -> parts.amqp("CELERY_BROKER", amqp), redis -> parts.redis("CELERY_BROKER", redis)));
        return parts.parts;
    }

    private void database(PostgresPort db) {
        at("DATABASE", db.at()).say("DATABASE_NAME", db.database()).say("DATABASE_USER", db.user());
        if (!db.sslMode().isEmpty()) {
            say("DATABASE_SSLMODE", db.sslMode());
        }
        db.ca().ifPresent(ca -> say("DATABASE_SSLROOTCERT", Environment.DATABASE_CA));
    }

    private ServiceParts redis(String prefix, RedisPort redis) {
        return say(prefix + "_TRANSPORT", redis.tls() ? "rediss" : "redis")
                .at(prefix, redis.at())
                .say(prefix + "_DB", String.valueOf(redis.database()));
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
