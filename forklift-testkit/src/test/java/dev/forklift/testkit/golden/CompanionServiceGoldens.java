package dev.forklift.testkit.golden;

import dev.forklift.components.companion.CompanionService;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Text;
import java.time.Duration;
import java.util.List;

/** A service from an image of its own. */
final class CompanionServiceGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(CompanionService.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default",
                        (s, shop) -> s.add("front", CompanionService.of("registry.example.com/front-end:1.4.0", 3000))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "front",
                                CompanionService.of(
                                        "registry.example.com/front-end:1.4.0",
                                        3000,
                                        c -> c.command("node", "server.js")
                                                .args("--verbose")
                                                .env("REGION", "eu")
                                                .env(
                                                        "BROKER",
                                                        Text.of("amqp://")
                                                                .plus(shop.broker()
                                                                        .at()
                                                                        .hostAndPort()))
                                                .env("TOKEN", Shop.key("token"))
                                                .connectsTo(Endpoint.external("kafka.example.com", 9092))
                                                .health("/healthz")
                                                .liveness("/livez")
                                                .startupWithin(Duration.ofMinutes(5))
                                                .preStop(Duration.ofSeconds(10))
                                                .stopsWithin(Duration.ofMinutes(2))
                                                .enabled(true)
                                                .replicas(3)
                                                .sticky()
                                                .memory("1Gi")))),
                new GoldenCase(
                        "autoscaled",
                        (s, shop) -> s.add(
                                "front",
                                CompanionService.of(
                                        "registry.example.com/front-end:1.4.0",
                                        3000,
                                        c -> c.autoscale(a -> a.between(2, 8).cpu(60))))));
    }
}
