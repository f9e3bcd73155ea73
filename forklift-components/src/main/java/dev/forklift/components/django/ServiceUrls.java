package dev.forklift.components.django;

import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The addresses of a project's services as URLs, into which the pod puts the passwords. */
final class ServiceUrls {

    private ServiceUrls() {}

    static Map<String, Text> of(DjangoSpec spec) {
        Map<String, Text> urls = new LinkedHashMap<>();
        urls.put("DATABASE_URL", database(spec.database(), "DATABASE_PASSWORD", Environment.DATABASE_CA));
        spec.replica()
                .ifPresent(db -> urls.put(
                        "DATABASE_REPLICA_URL", database(db, "DATABASE_REPLICA_PASSWORD", Environment.REPLICA_CA)));
        spec.cache().ifPresent(r -> urls.put("CACHE_URL", redis(r, "CACHE")));
        spec.memcached()
                .ifPresent(m -> urls.put("CACHE_URL", Text.of("pymemcache://").plus(m.at().hostAndPort())));
        spec.channelLayer().ifPresent(r -> urls.put("CHANNEL_LAYER_URL", redis(r, "CHANNEL_LAYER")));
        spec.results().ifPresent(r -> urls.put("CELERY_RESULT_BACKEND", redis(r, "CELERY_RESULT")));
        spec.broker().ifPresent(b -> urls.put("CELERY_BROKER_URL", b.url("CELERY_BROKER_PASSWORD")));
        return urls;
    }

    private static Text database(PostgresPort db, String password, String file) {
        String ca = db.ca().isPresent() ? "&sslrootcert=" + file : "";
        return Text.of("postgres://" + encoded(db.user()) + ":$(" + password + ")@")
                .plus(db.at().hostAndPort())
                .plus("/" + encoded(db.database()))
                .plus(db.sslMode().isEmpty() ? "" : "?sslmode=" + db.sslMode() + ca);
    }

    /** Celery takes no encrypted address without being told to look at the certificate; the others take it told so. */
    private static Text redis(RedisPort redis, String prefix) {
        return redis(redis, prefix + "_PASSWORD", prefix);
    }

    static Text redis(RedisPort redis, String password, String prefix) {
        return Text.of((redis.tls() ? "rediss" : "redis") + "://")
                .plus(redis.password().isPresent() ? ":$(" + password + ")@" : "")
                .plus(redis.at().hostAndPort())
                .plus("/" + redis.database())
                .plus(redis.tls() ? "?ssl_cert_reqs=required" : "")
                .plus(redis.ca().isPresent() ? "&ssl_ca_certs=" + redisCa(prefix) : "");
    }

    /** Where processes see the certificate of a Redis' authority. */
    static String redisCa(String prefix) {
        return Environment.redisCa(prefix.toLowerCase(Locale.ROOT).replace('_', '-')) + "/ca.crt";
    }

    static Text amqp(AmqpPort amqp, String password) {
        return Text.of((amqp.tls() ? "amqps" : "amqp") + "://" + encoded(amqp.user()) + ":$(" + password + ")@")
                .plus(amqp.at().hostAndPort())
                .plus("/" + encoded(amqp.vhost()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
