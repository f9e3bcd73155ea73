package dev.forklift.components.django;

import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.resource.ConfigMapOptions;
import dev.forklift.workload.Volume;
import dev.forklift.workload.WorkloadOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A project's environment: what is no secret goes into the project's ConfigMap, which every process reads whole; secrets, and
 * what is composed with them, are set on each container.
 */
final class Environment {

    private static final String CA_FILE = "/etc/forklift/postgres/ca.crt";

    private final DjangoSpec spec;

    Environment(DjangoSpec spec) {
        this.spec = spec;
    }

    /** What is no secret. */
    void into(ConfigMapOptions settings) {
        settings.data("DJANGO_SETTINGS_MODULE", spec.settingsModule())
                .data("PYTHONUNBUFFERED", "1")
                .data("PYTHONDONTWRITEBYTECODE", "1")
                .data("HOME", "/tmp");
        spec.env().forEach(settings::data);
        if (spec.style() == EnvironmentStyle.SPLIT) {
            split(settings);
        }
    }

    private void split(ConfigMapOptions settings) {
        PostgresPort db = spec.database();
        settings.data("DATABASE_HOST", db.at().host())
                .data("DATABASE_PORT", String.valueOf(db.at().port()))
                .data("DATABASE_NAME", db.database())
                .data("DATABASE_USER", db.user())
                .data("DATABASE_SSLMODE", db.sslMode());
        spec.cache().ifPresent(r -> split(settings, "CACHE", r));
        spec.channelLayer().ifPresent(r -> split(settings, "CHANNEL_LAYER", r));
        spec.results().ifPresent(r -> split(settings, "CELERY_RESULT", r));
        spec.broker()
                .ifPresent(b -> b.match(
                        amqp -> settings.data("CELERY_BROKER_TRANSPORT", amqp.tls() ? "amqps" : "amqp")
                                .data("CELERY_BROKER_HOST", amqp.at().host())
                                .data(
                                        "CELERY_BROKER_PORT",
                                        String.valueOf(amqp.at().port()))
                                .data("CELERY_BROKER_USER", amqp.user())
                                .data("CELERY_BROKER_VHOST", amqp.vhost()),
                        redis -> split(settings, "CELERY_BROKER", redis)));
    }

    private static ConfigMapOptions split(ConfigMapOptions settings, String prefix, RedisPort redis) {
        return settings.data(prefix + "_TRANSPORT", redis.tls() ? "rediss" : "redis")
                .data(prefix + "_HOST", redis.at().host())
                .data(prefix + "_PORT", String.valueOf(redis.at().port()))
                .data(prefix + "_DB", String.valueOf(redis.database()));
    }

    /** Secrets, and what is composed with them. */
    void onto(WorkloadOptions<?> process) {
        spec.secretKey().ifPresent(key -> process.env("SECRET_KEY", key));
        fallbacks(process);
        spec.secretEnv().forEach(process::env);
        process.env("DATABASE_PASSWORD", spec.database().password());
        spec.cache().flatMap(RedisPort::password).ifPresent(p -> process.env("CACHE_PASSWORD", p));
        spec.channelLayer().flatMap(RedisPort::password).ifPresent(p -> process.env("CHANNEL_LAYER_PASSWORD", p));
        spec.results().flatMap(RedisPort::password).ifPresent(p -> process.env("CELERY_RESULT_PASSWORD", p));
        spec.broker()
                .flatMap(b -> b.match(amqp -> Optional.of(amqp.password()), RedisPort::password))
                .ifPresent(p -> process.env("CELERY_BROKER_PASSWORD", p));
        if (spec.style() == EnvironmentStyle.URLS) {
            urls(process);
        }
        spec.database()
                .ca()
                .ifPresent(ca -> process.mount(
                        "/etc/forklift/postgres",
                        Volume.projected("postgres-ca", Map.of(), Map.of("ca.crt", ca)),
                        m -> m.readOnly()));
    }

    private void fallbacks(WorkloadOptions<?> process) {
        if (spec.secretKeyFallbacks().isEmpty()) {
            return;
        }
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < spec.secretKeyFallbacks().size(); i++) {
            SecretKey key = spec.secretKeyFallbacks().get(i);
            process.env("SECRET_KEY_FALLBACK_" + i, key);
            all.append(i == 0 ? "" : ",")
                    .append("$(SECRET_KEY_FALLBACK_")
                    .append(i)
                    .append(')');
        }
        process.env("SECRET_KEY_FALLBACKS", all.toString());
    }

    private void urls(WorkloadOptions<?> process) {
        process.env("DATABASE_URL", databaseUrl(spec.database()));
        spec.cache().ifPresent(r -> process.env("CACHE_URL", redisUrl(r, "CACHE_PASSWORD")));
        spec.channelLayer().ifPresent(r -> process.env("CHANNEL_LAYER_URL", redisUrl(r, "CHANNEL_LAYER_PASSWORD")));
        spec.results().ifPresent(r -> process.env("CELERY_RESULT_BACKEND", redisUrl(r, "CELERY_RESULT_PASSWORD")));
        spec.broker()
                .ifPresent(b -> process.env(
                        "CELERY_BROKER_URL",
                        b.match(Environment::amqpUrl, r -> redisUrl(r, "CELERY_BROKER_PASSWORD"))));
    }

    private static Text databaseUrl(PostgresPort db) {
        String options = "?sslmode=" + db.sslMode() + (db.ca().isPresent() ? "&sslrootcert=" + CA_FILE : "");
        return Text.of("postgres://" + encoded(db.user()) + ":$(DATABASE_PASSWORD)@")
                .plus(db.at().hostAndPort())
                .plus("/" + encoded(db.database()))
                .plus(db.sslMode().isEmpty() ? "" : options);
    }

    private static Text redisUrl(RedisPort redis, String passwordName) {
        return Text.of((redis.tls() ? "rediss" : "redis") + "://")
                .plus(redis.password().isPresent() ? ":$(" + passwordName + ")@" : "")
                .plus(redis.at().hostAndPort())
                .plus("/" + redis.database());
    }

    private static Text amqpUrl(AmqpPort amqp) {
        return Text.of((amqp.tls() ? "amqps" : "amqp") + "://" + encoded(amqp.user()) + ":$(CELERY_BROKER_PASSWORD)@")
                .plus(amqp.at().hostAndPort())
                .plus("/" + encoded(amqp.vhost()));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
