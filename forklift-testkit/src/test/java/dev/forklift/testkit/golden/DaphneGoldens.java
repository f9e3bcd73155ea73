package dev.forklift.testkit.golden;

import dev.forklift.components.keda.KedaTrigger;
import dev.forklift.components.web.Daphne;
import java.time.Duration;
import java.util.List;

/** A project served by daphne. */
final class DaphneGoldens implements Goldens {

    private static final String APPLICATION = "shop.asgi:application";

    @Override
    public List<Class<?>> options() {
        return List.of(Daphne.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "by-a-script",
                        (s, shop) -> s.add(
                                "server",
                                Daphne.of(
                                        shop.django(),
                                        APPLICATION,
                                        o -> o.health("/healthz").entrypoint("/entrypoint.sh")))),
                new GoldenCase("default", (s, shop) -> s.add("server", Daphne.of(shop.django(), APPLICATION))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "server",
                                Daphne.of(
                                        shop.django(),
                                        APPLICATION,
                                        d -> d.httpTimeout(Duration.ofSeconds(30))
                                                .websocketTimeout(Duration.ofHours(12))
                                                .websocketConnectTimeout(Duration.ofSeconds(10))
                                                .pingInterval(Duration.ofSeconds(15))
                                                .pingTimeout(Duration.ofSeconds(20))
                                                .applicationCloseTimeout(Duration.ofSeconds(30))
                                                .args("--no-server-name")
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
                                "server", Daphne.of(shop.django(), APPLICATION, d -> d.entrypoint("/entrypoint.sh")))),
                new GoldenCase(
                        "scaled-by-keda",
                        (s, shop) -> s.add(
                                "server",
                                Daphne.of(
                                        shop.django(),
                                        APPLICATION,
                                        d -> d.keda(k -> k.between(2, 8)
                                                .trigger(KedaTrigger.cron(
                                                        "Europe/Berlin", "0 8 * * 1-5", "0 18 * * 1-5", 6)))))),
                new GoldenCase(
                        "autoscaled",
                        (s, shop) -> s.add(
                                "server",
                                Daphne.of(
                                        shop.django(),
                                        APPLICATION,
                                        d -> d.autoscale(a -> a.between(2, 8).scaleInAfter(Duration.ofMinutes(10)))))));
    }
}
