package readme;

import dev.forklift.Stack;
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
import dev.forklift.render.Manifests;
import dev.forklift.workload.Profile;
import java.nio.file.Path;

/** The stack of the README, but for its lines' lengths. */
public final class Shop {

    private Shop() {}

    public static Stack deployTo(Path directory) {
        Stack shop = Stack.named("shop")
                .namespace("shop")
                .profile(Profile.production())
                .define(s -> {
                    PostgresPort db = s.add(
                            "db",
                            Postgres.external(
                                    "shop.cluster-abc.eu-west-1.rds.amazonaws.com",
                                    pg -> pg.database("shop")
                                            .user("shop")
                                            .password(SecretKey.external("shop-db", "password"))));
                    RedisPort cache =
                            s.add("cache", Redis.inCluster(r -> r.forCache().memory("256Mi")));
                    RedisPort layer = s.add("channel-layer", Redis.inCluster(r -> r.forChannelLayer()));
                    AmqpPort amqp = s.add(
                            "rabbitmq",
                            RabbitMq.inCluster(
                                    r -> r.vhost("shop").password(SecretKey.external("shop-amqp", "password"))));

                    Django django = s.add(
                            "django",
                            DjangoProject.of(
                                    "registry.example.com/shop:1.42.0",
                                    db,
                                    d -> d.settingsModule("shop.settings.production")
                                            .secretKey(SecretKey.external("shop-app", "SECRET_KEY"))
                                            .cache(cache)
                                            .broker(amqp)
                                            .channelLayer(layer)));

                    s.add("migrate", Migrate.of(django));
                    HttpPort web = s.add(
                            "web",
                            Gunicorn.of(
                                    django,
                                    "shop.wsgi:application",
                                    g -> g.workers(3).health("/healthz")));
                    HttpPort live = s.add("live", Daphne.of(django, "shop.asgi:application"));
                    s.add(
                            "celery-default",
                            CeleryWorker.of(
                                    django,
                                    w -> w.queues("default")
                                            .concurrency(8)
                                            .autoscale(a -> a.queueLength(100).between(1, 10))));
                    s.add(
                            "celery-mail",
                            CeleryWorker.of(django, w -> w.queues("mail").concurrency(2)),
                            o -> o.workload(w -> w.nodeSelector("pool", "mail")));
                    s.add("celery-beat", CeleryBeat.of(django));
                    s.add(
                            "edge",
                            Ingress.at(
                                    "shop.example.com",
                                    i -> i.traefik()
                                            .tls(CertManager.clusterIssuer("letsencrypt-prod"))
                                            .route("/ws", live)
                                            .route("/", web)));
                });
        shop.check().throwIfErrors();
        shop.render(Manifests.perObject()).writeTo(directory);
        return shop;
    }
}
