package dev.forklift.testkit;

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
import dev.forklift.workload.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A whole shop with every component, whose siblings are added in any order. */
public final class FullStack {

    private FullStack() {}

    /** What the later components take. */
    private static final class Handles {
        private PostgresPort db;
        private RedisPort cache;
        private RedisPort layer;
        private AmqpPort broker;
        private Django django;
        private HttpPort web;
        private HttpPort live;
    }

    /** The shop, its siblings in the order of a seed. */
    public static Stack in(long order) {
        return Stack.named("shop").profile(Profile.production()).define(s -> {
            Handles h = new Handles();
            Random random = new Random(order);
            inAnyOrder(
                    random,
                    () -> h.db = s.add("db", Postgres.inCluster(p -> p.password(key("password")))),
                    () -> h.cache =
                            s.add("cache", Redis.inCluster(r -> r.forCache().memory("256Mi"))),
                    () -> h.layer = s.add("layer", Redis.inCluster(r -> r.forChannelLayer())),
                    () -> h.broker = s.add("rabbitmq", RabbitMq.inCluster(r -> r.password(key("broker")))));
            h.django = s.add(
                    "django",
                    DjangoProject.of(
                            "registry.example.com/shop:1.42.0",
                            h.db,
                            d -> d.secretKey(key("SECRET_KEY"))
                                    .settingsModule("shop.settings.production")
                                    .cache(h.cache)
                                    .channelLayer(h.layer)
                                    .broker(h.broker)));
            inAnyOrder(random, processes(s, h).toArray(Runnable[]::new));
            s.add(
                    "edge",
                    Ingress.at(
                            "shop.example.com",
                            i -> i.nginx()
                                    .tls(CertManager.clusterIssuer("letsencrypt"))
                                    .websocket("/ws", h.live)
                                    .route("/", h.web)));
        });
    }

    private static List<Runnable> processes(Scope s, Handles h) {
        List<Runnable> all = new ArrayList<>();
        all.add(() -> s.add("migrate", Migrate.of(h.django)));
        all.add(() -> h.web = s.add(
                "web",
                Gunicorn.of(
                        h.django,
                        "shop.wsgi:application",
                        g -> g.health("/healthz").autoscale(a -> a.between(2, 6)))));
        all.add(() -> h.live = s.add("live", Daphne.of(h.django, "shop.asgi:application")));
        all.add(() -> s.add(
                "celery-default",
                CeleryWorker.of(
                        h.django,
                        w -> w.queues("default")
                                .longestTask(Duration.ofMinutes(5))
                                .autoscale(a -> a.queueLength(100).between(1, 10)))));
        all.add(() -> s.add(
                "celery-mail",
                CeleryWorker.of(h.django, w -> w.queues("mail").concurrency(2)),
                o -> o.workload(w -> w.nodeSelector("pool", "mail"))));
        all.add(() -> s.add("celery-beat", CeleryBeat.of(h.django)));
        return all;
    }

    /** A shop that is full of mistakes, each told from the others by its component. */
    public static Stack full_of_mistakes(long order) {
        return Stack.named("shop")
                .define(s -> inAnyOrder(
                        new Random(order),
                        () -> s.add("a", c -> c.deployment(w -> w.image("").replicas(-5))),
                        () -> s.add(
                                "b",
                                c -> c.deployment(
                                        w -> w.image("b:1").env("1A", "x").label("bad key", "v"))),
                        () -> s.add("c", c -> c.deployment(w -> w.image("c:1").env("X", "$(LATER)"))),
                        () -> s.add("d", c -> {
                            throw new IllegalStateException("d");
                        }),
                        () -> s.add("e", c -> c.configMap(m -> m.data("a/b", "v"))),
                        () -> s.add("f", c -> c.cronJob("whenever", j -> j.image("f:1"))),
                        () -> s.add("g", c -> c.deployment(w -> w.image("g:1").resources(r -> r.memory("128MB")))),
                        () -> s.everything(o -> o.container("nobody", w -> w.env("A", "b")))));
    }

    private static SecretKey key(String name) {
        return SecretKey.external("shop-app", name);
    }

    private static void inAnyOrder(Random random, Runnable... steps) {
        List<Runnable> shuffled = new ArrayList<>(List.of(steps));
        Collections.shuffle(shuffled, random);
        shuffled.forEach(Runnable::run);
    }
}
