package dev.forklift.testkit.golden;

import dev.forklift.components.command.CommandDeployment;
import dev.forklift.components.command.ManagementCommand;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Text;
import java.time.Duration;
import java.util.List;

/** A management command that runs for ever. */
final class CommandDeploymentGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(CommandDeployment.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default", (s, shop) -> s.add("consumer", ManagementCommand.forever(shop.django(), "consume"))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "consumer",
                                ManagementCommand.forever(
                                        shop.django(),
                                        "consume",
                                        w -> w.args("orders")
                                                .env("REGION", "eu")
                                                .env(
                                                        "BROKER",
                                                        Text.of("amqp://")
                                                                .plus(shop.broker()
                                                                        .at()
                                                                        .hostAndPort()))
                                                .env("TOKEN", Shop.key("token"))
                                                .connectsTo(Endpoint.external("kafka.example.com", 9092))
                                                .beforeMigrations()
                                                .replicas(3)
                                                .stopsWithin(Duration.ofMinutes(2))
                                                .startupWithin(Duration.ofMinutes(5))
                                                .aliveFile("/tmp/alive", Duration.ofMinutes(2))))),
                new GoldenCase(
                        "only-one",
                        (s, shop) -> s.add(
                                "consumer",
                                ManagementCommand.forever(
                                        shop.django(),
                                        "consume",
                                        w -> w.single("the order of messages matters")
                                                .liveness("python", "alive.py")))),
                new GoldenCase(
                        "autoscaled",
                        (s, shop) -> s.add(
                                "consumer",
                                ManagementCommand.forever(
                                        shop.django(),
                                        "consume",
                                        w -> w.autoscale(a -> a.between(2, 8).cpu(60))))));
    }
}
