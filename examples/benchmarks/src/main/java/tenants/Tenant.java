package tenants;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.web.Daphne;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.Volume;
import java.time.Duration;
import java.util.List;

/** One tenant of a fleet: a Django installation of about 40 objects, made of Forklift's own components as a user's would be. */
final class Tenant {

    private static final List<String> QUEUES = List.of("default", "mail");

    private Tenant() {}

    static Stack named(String name) {
        return Stack.named(name).define(s -> define(s, name + ".example.com"));
    }

    // spotless:off
    static void define(Scope s, String host) {
        PostgresPort db = s.add("db", Postgres.inCluster(pg -> pg
                .database("shop").user("shop").password(SecretKey.external("shop-db", "password")).storage("20Gi")));
        RedisPort cache = s.add("cache", Redis.inCluster(r -> r.forCache().memory("256Mi")));
        RedisPort layer = s.add("channel-layer", Redis.inCluster(r -> r.forChannelLayer()));
        AmqpPort amqp = s.add("rabbitmq", RabbitMq.inCluster(r -> r
                .vhost("shop").user("shop").password(SecretKey.external("shop-amqp", "password"))));

        Django django = s.add("django", DjangoProject.of("registry.example.com/shop:1.42.0", db, d -> d
                .settingsModule("shop.settings.production").secretKey(SecretKey.external("shop-app", "SECRET_KEY"))
                .cache(cache).broker(amqp).channelLayer(layer)
                .env("EMAIL_HOST", "smtp.example.com").env("EMAIL_HOST_PASSWORD", SecretKey.external("shop-mail", "password"))
                .env("STRIPE_API_KEY", SecretKey.external("shop-stripe", "key"))
                .env("SENTRY_DSN", SecretKey.external("shop-sentry", "dsn"))));

        s.add("migrate", Migrate.of(django));
        HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g
                .workers(3).health("/healthz").autoscale(a -> a.between(2, 10).cpu(70))));
        HttpPort api = s.add("api", Gunicorn.of(django, "shop.wsgi:application", g -> g
                .workers(2).threads(4).health("/healthz").autoscale(a -> a.between(2, 10).cpu(70))));
        HttpPort live = s.add("live", Daphne.of(django, "shop.asgi:application", d -> d.health("/healthz")));
        for (String queue : QUEUES) {
            s.add("celery-" + queue, CeleryWorker.of(django, w -> w
                    .queues(queue).concurrency(4).longestTask(Duration.ofMinutes(5)).replicas(2)),
                    o -> o.workload(w -> w.nodeSelector("pool", queue)));
        }
        s.add("celery-bulk", CeleryWorker.of(django, w -> w
                .queues("bulk").concurrency(8).autoscale(a -> a.queueLength(100).between(1, 10))));
        s.add("celery-beat", CeleryBeat.of(django));
        s.add("clear-sessions", c -> c.cronJob("0 3 * * *", w -> django.process(w)
                .args("python3", "manage.py", "clearsessions")));
        s.add("backup", c -> c.cronJob("0 4 * * *", w -> w
                .image("postgres:17.5").command("pg_dump", "--file=/backup/shop.dump", "shop")
                .env("PGHOST", db.at().host()).env("PGUSER", "shop").env("PGPASSWORD", SecretKey.external("shop-db", "password"))
                .mount("/backup", Volume.claim("backup", c.claim("backup", "50Gi", claim -> {})))));
        s.add("edge", Ingress.at(host, i -> i
                .traefik().tls(CertManager.clusterIssuer("letsencrypt-prod"))
                .route("/ws", live).route("/api", api).route("/", web)));
    }
    // spotless:on
}
