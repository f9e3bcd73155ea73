package shop.cluster;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.Profile;
import java.time.Duration;
import java.util.function.BiConsumer;

/** The shop, whose web and workers are as many as there is to do, behind its network policies. */
final class Elastic {

    static final int MOST = 4;
    static final int MOST_WEB = 3;
    /** How many tasks a worker is to have before it. */
    static final int PER_WORKER = 5;

    static final String BROKER = "broker";
    static final Parts PARTS = new Parts("django", "migrate", "web", "web", "worker", "worker", "", "layer", "traefik");

    private Elastic() {}

    static Stack onRabbitMq() {
        return with((s, d) ->
                d.broker(s.add(BROKER, RabbitMq.inCluster(r -> r.vhost("shop").developmentPassword("shop")))));
    }

    static Stack onRedis() {
        return with((s, d) -> d.broker(s.add(BROKER, Redis.inCluster(r -> r.forBroker()))));
    }

    private static Stack with(BiConsumer<Scope, DjangoProject.Options> broker) {
        return Stack.named("shop").profile(Profile.development()).define(s -> {
            s.networkPolicies(n -> n.ingressController("traefik"));
            PostgresPort db = s.add("db", Postgres.inCluster(pg -> pg.developmentPassword("shop")));
            RedisPort cache = s.add("cache", Redis.inCluster(r -> r.forCache()));
            RedisPort layer = s.add("layer", Redis.inCluster(r -> r.forChannelLayer()));
            SecretKey signing = s.secret("signing", d -> d.data("SECRET_KEY", "for-tests-only"))
                    .key("SECRET_KEY");
            Django django = s.add("django", DjangoProject.of("shop:1", db, d -> {
                d.settingsModule("shop.settings")
                        .secretKey(signing)
                        .cache(cache)
                        .channelLayer(layer);
                broker.accept(s, d);
            }));
            s.add("migrate", Migrate.of(django));
            HttpPort web = s.add(
                    "web",
                    Gunicorn.of(
                            django,
                            "shop.wsgi:application",
                            g -> g.workers(2)
                                    .health("/healthz")
                                    .autoscale(
                                            a -> a.between(1, MOST_WEB).cpu(80).scaleInAfter(Duration.ofSeconds(15)))),
                    o -> o.workload(w -> w.resources(r -> r.cpu("200m"))));
            s.add(
                    "worker",
                    CeleryWorker.of(
                            django,
                            w -> w.queues("default")
                                    .concurrency(1)
                                    .longestTask(Duration.ofSeconds(30))
                                    .autoscale(a -> a.queueLength(PER_WORKER)
                                            .between(1, MOST)
                                            .poll(Duration.ofSeconds(5))
                                            .scaleInAfter(Duration.ZERO))));
            s.add("edge", Ingress.at("shop.example.com", i -> i.traefik().route("/", web)));
        });
    }
}
