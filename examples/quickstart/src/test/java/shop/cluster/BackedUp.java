package shop.cluster;

import dev.forklift.Stack;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.Profile;
import java.time.Duration;

/** The shop, whose database is dumped into a bucket before each migration, behind its network policies. */
final class BackedUp {

    static final Parts PARTS = new Parts("django", "migrate", "web", "web", "worker", "worker", "", "layer", "traefik");

    private BackedUp() {}

    // spotless:off
    static Stack shop() {
        return Stack.named("shop").profile(Profile.development().withReplicas("web", 2)).define(s -> {
            s.networkPolicies(n -> n.ingressController("traefik"));
            PostgresPort db = s.add("db", Postgres.inCluster(pg -> pg.database("shop").user("shop").developmentPassword("shop")));
            RedisPort cache = s.add("cache", Redis.inCluster(r -> r.forCache()));
            RedisPort layer = s.add("layer", Redis.inCluster(r -> r.forChannelLayer()));
            AmqpPort broker = s.add("broker", RabbitMq.inCluster(r -> r.vhost("shop").developmentPassword("shop")));
            ObjectStoragePort backups = s.add("backups", new RcloneBucket());
            SecretKey signing = s.secret("signing", d -> d.data("SECRET_KEY", "for-tests-only")).key("SECRET_KEY");
            Django django = s.add("django", DjangoProject.of("shop:1", db, d -> d
                    .settingsModule("shop.settings").secretKey(signing).cache(cache).broker(broker).channelLayer(layer)));
            s.add("migrate", Migrate.of(django, m -> m.backup(backups)));
            HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.workers(2).health("/healthz")));
            s.add("worker", CeleryWorker.of(django, w -> w
                    .queues("default", "mail").concurrency(1).longestTask(Duration.ofSeconds(30))));
            s.add("edge", Ingress.at("shop.example.com", i -> i.traefik().route("/", web)));
        });
    }
    // spotless:on
}
