package dev.forklift.components.django;

import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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
        spec.cache().filter(r -> r.sentinels().isEmpty()).ifPresent(r -> urls.put("CACHE_URL", redis(r, "CACHE")));
        spec.memcached()
                .ifPresent(m -> urls.put("CACHE_URL", Text.of("pymemcache://").plus(m.at().hostAndPort())));
        spec.channelLayer()
                .filter(r -> r.sentinels().isEmpty())
                .ifPresent(r -> urls.put("CHANNEL_LAYER_URL", redis(r, "CHANNEL_LAYER")));
        spec.results()
                .ifPresent(
                        r -> urls.put("CELERY_RESULT_BACKEND", celery(r, "CELERY_RESULT_PASSWORD", "CELERY_RESULT")));
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

    /** Celery takes Sentinels' addresses joined, each with the password and the database of what they watch. */
    static Text celery(RedisPort redis, String password, String prefix) {
        return redis.sentinels()
                .map(sentinels -> sentinels.at().stream()
                        .map(at -> Text.of("sentinel://" + login(redis, password))
                                .plus(at.hostAndPort())
                                .plus("/" + redis.database()))
                        .reduce((one, next) -> one.plus(";").plus(next))
                        .orElseThrow())
                .orElseGet(() -> redis(redis, password, prefix));
    }

    private static String login(RedisPort redis, String password) {
        return redis.password().isPresent() ? ":$(" + password + ")@" : "";
    }

    private static Text redis(RedisPort redis, String password, String prefix) {
        return Text.of((redis.tls() ? "rediss" : "redis") + "://")
                .plus(login(redis, password))
                .plus(redis.at().hostAndPort())
                .plus("/" + redis.database())
                .plus(redis.tls() ? "?ssl_cert_reqs=required" : "")
                .plus(redis.ca().isPresent() ? "&ssl_ca_certs=" + Environment.redisCa(prefix) : "");
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
