package shop;

import dev.forklift.Stack;
import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Migrate;
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
import dev.forklift.workload.Profile;
import java.time.Duration;

/** A shop in its development environment: one Django project, and every service it needs in the cluster. */
public final class Shop {

    private Shop() {}

    /** {@return the shop} */
    public static Stack development() {
        // spotless:off
        return Stack.named("shop").profile(Profile.development().withReplicas("web", 2)).define(s -> {
            PostgresPort db = s.add("db", Postgres.inCluster(pg -> pg.database("shop").user("shop").developmentPassword("shop")));
            RedisPort cache = s.add("cache", Redis.inCluster(r -> r.forCache().memory("64Mi")));
            RedisPort layer = s.add("channel-layer", Redis.inCluster(r -> r.forChannelLayer()));
            AmqpPort amqp = s.add("rabbitmq", RabbitMq.inCluster(r -> r.vhost("shop").developmentPassword("shop")));
            SecretKey signing = s.secret("signing", d -> d.data("SECRET_KEY", "for-development-only")).key("SECRET_KEY");

            Django django = s.add("django", DjangoProject.of("shop:1", db, d -> d
                    .settingsModule("shop.settings").secretKey(signing)
                    .cache(cache).broker(amqp).channelLayer(layer)));

            s.add("migrate", Migrate.of(django));
            HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.workers(2).health("/healthz")));
            HttpPort live = s.add("live", Daphne.of(django, "shop.asgi:application", d -> d.health("/healthz")));
            s.add("celery-default", CeleryWorker.of(django, w -> w
                    .queues("default").concurrency(2).longestTask(Duration.ofMinutes(1))));
            s.add("celery-mail", CeleryWorker.of(django, w -> w.queues("mail").concurrency(1)));
            s.add("celery-beat", CeleryBeat.of(django));
            s.add("clear-sessions", c -> c.cronJob("0 3 * * *", w -> django.process(w).args("python3", "manage.py", "clearsessions")));
            s.add("edge", Ingress.at("shop.example.com", i -> i.traefik().route("/ws", live).route("/", web)));
        });
        // spotless:on
    }
}
