package dev.forklift.testkit.golden;

import dev.forklift.components.keda.KedaTrigger;
import dev.forklift.components.web.Gunicorn;
import java.time.Duration;
import java.util.List;

/** A project served by gunicorn. */
final class GunicornGoldens implements Goldens {

    private static final String APPLICATION = "shop.wsgi:application";

    @Override
    public List<Class<?>> options() {
        return List.of(Gunicorn.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "by-a-script",
                        (s, shop) -> s.add(
                                "server",
                                Gunicorn.of(
                                        shop.django(),
                                        APPLICATION,
                                        o -> o.health("/healthz").entrypoint("/entrypoint.sh")))),
                new GoldenCase("default", (s, shop) -> s.add("server", Gunicorn.of(shop.django(), APPLICATION))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "server",
                                Gunicorn.of(
                                        shop.django(),
                                        APPLICATION,
                                        g -> g.workers(3)
                                                .threads(8)
                                                .timeout(Duration.ofSeconds(60))
                                                .gracefulTimeout(Duration.ofSeconds(45))
                                                .keepAlive(Duration.ofSeconds(5))
                                                .maxRequests(5000)
                                                .controlSocket("/tmp/gunicorn.ctl")
                                                .args("--preload")
                                                .health("/healthz")
                                                .liveness("/livez")
                                                .startupWithin(Duration.ofMinutes(5))
                                                .port(8080)
                                                .preStop(Duration.ofSeconds(10))
                                                .forwardedAllowIps("10.0.0.0/8")
                                                .replicas(4)))),
                new GoldenCase(
                        "started-by-a-script",
                        (s, shop) -> s.add(
                                "server",
                                Gunicorn.of(shop.django(), APPLICATION, g -> g.entrypoint("/entrypoint.sh")))),
                new GoldenCase(
                        "scaled-by-keda",
                        (s, shop) -> s.add(
                                "server",
                                Gunicorn.of(
                                        shop.django(),
                                        APPLICATION,
                                        g -> g.keda(k -> k.between(2, 8)
                                                .trigger(KedaTrigger.cron(
                                                        "Europe/Berlin", "0 8 * * 1-5", "0 18 * * 1-5", 6)))))),
                new GoldenCase(
                        "autoscaled",
                        (s, shop) -> s.add(
                                "server",
                                Gunicorn.of(
                                        shop.django(),
                                        APPLICATION,
                                        g -> g.autoscale(a -> a.between(2, 8).cpu(60))))));
    }
}
