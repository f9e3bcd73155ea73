package dev.forklift.testkit.golden;

import dev.forklift.components.keda.KedaTrigger;
import dev.forklift.components.web.Granian;
import java.time.Duration;
import java.util.List;

/** A project served by Granian. */
final class GranianGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(Granian.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default", (s, shop) -> s.add("server", Granian.wsgi(shop.django(), "shop.wsgi:application"))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "server",
                                Granian.wsgi(
                                        shop.django(),
                                        "shop.wsgi:application",
                                        g -> g.workers(3)
                                                .blockingThreads(8)
                                                .backpressure(100)
                                                .gracefulTimeout(Duration.ofSeconds(45))
                                                .workersMaxRss(512)
                                                .args("--respawn-failed-workers")
                                                .health("/healthz")
                                                .liveness("/livez")
                                                .startupWithin(Duration.ofMinutes(5))
                                                .port(8080)
                                                .preStop(Duration.ofSeconds(10))
                                                .replicas(4)))),
                new GoldenCase(
                        "started-by-a-script",
                        (s, shop) -> s.add(
                                "server",
                                Granian.wsgi(
                                        shop.django(),
                                        "shop.wsgi:application",
                                        g -> g.health("/healthz").entrypoint("/entrypoint.sh")))),
                new GoldenCase(
                        "scaled-by-keda",
                        (s, shop) -> s.add(
                                "server",
                                Granian.wsgi(
                                        shop.django(),
                                        "shop.wsgi:application",
                                        g -> g.keda(k -> k.between(2, 8)
                                                .trigger(KedaTrigger.cron(
                                                        "Europe/Berlin", "0 8 * * 1-5", "0 18 * * 1-5", 6)))))),
                new GoldenCase(
                        "autoscaled",
                        (s, shop) -> s.add(
                                "server",
                                Granian.wsgi(
                                        shop.django(),
                                        "shop.wsgi:application",
                                        g -> g.autoscale(a -> a.between(2, 8).cpu(60))))),
                new GoldenCase(
                        "asgi", (s, shop) -> s.add("server", Granian.asgi(shop.django(), "shop.asgi:application"))),
                new GoldenCase(
                        "asgi-with-every-option",
                        (s, shop) -> s.add(
                                "server",
                                Granian.asgi(
                                        shop.django(),
                                        "shop.asgi:application",
                                        g -> g.workers(3)
                                                .lifespan()
                                                .backpressure(100)
                                                .gracefulTimeout(Duration.ofSeconds(45))
                                                .workersMaxRss(512)
                                                .args("--respawn-failed-workers")
                                                .health("/healthz")
                                                .liveness("/livez")
                                                .startupWithin(Duration.ofMinutes(5))
                                                .port(8080)
                                                .preStop(Duration.ofSeconds(10))
                                                .replicas(4)))));
    }
}
