package dev.forklift.testkit.golden;

import dev.forklift.components.command.CommandCronJob;
import dev.forklift.components.command.ManagementCommand;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Text;
import java.time.Duration;
import java.util.List;

/** A management command by the clock. */
final class CommandCronJobGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(CommandCronJob.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default",
                        (s, shop) ->
                                s.add("sweep", ManagementCommand.cron(shop.django(), "0 3 * * *", "clearsessions"))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "sweep",
                                ManagementCommand.cron(
                                        shop.django(),
                                        "0 3 * * *",
                                        "clearsessions",
                                        j -> j.args("--verbosity=2")
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
                                                .timeZone("Europe/Berlin")
                                                .overlapping()
                                                .suspended()
                                                .startingDeadline(Duration.ofMinutes(10))
                                                .history(1, 5)
                                                .backoffLimit(3)
                                                .deadline(Duration.ofMinutes(30))))));
    }
}
