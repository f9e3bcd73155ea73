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
        urls.put("DATABASE_URL", database(spec.database()));
        spec.cache().ifPresent(r -> urls.put("CACHE_URL", redis(r, "CACHE_PASSWORD")));
        spec.channelLayer().ifPresent(r -> urls.put("CHANNEL_LAYER_URL", redis(r, "CHANNEL_LAYER_PASSWORD")));
        spec.results().ifPresent(r -> urls.put("CELERY_RESULT_BACKEND", redis(r, "CELERY_RESULT_PASSWORD")));
        spec.broker()
                .ifPresent(b -> urls.put(
                        "CELERY_BROKER_URL", b.url("CELERY_BROKER_PASSWORD")));
        return urls;
    }

    private static Text database(PostgresPort db) {
        String ca = db.ca().isPresent() ? "&sslrootcert=" + Environment.DATABASE_CA : "";
        return Text.of("postgres://" + encoded(db.user()) + ":$(DATABASE_PASSWORD)@")
                .plus(db.at().hostAndPort())
                .plus("/" + encoded(db.database()))
                .plus(db.sslMode().isEmpty() ? "" : "?sslmode=" + db.sslMode() + ca);
    }

    /** Celery takes no encrypted address without being told to look at the certificate; the others take it told so. */
    static Text redis(RedisPort redis, String password) {
        return Text.of((redis.tls() ? "rediss" : "redis") + "://")
                .plus(redis.password().isPresent() ? ":$(" + password + ")@" : "")
                .plus(redis.at().hostAndPort())
                .plus("/" + redis.database())
                .plus(redis.tls() ? "?ssl_cert_reqs=required" : "");
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
