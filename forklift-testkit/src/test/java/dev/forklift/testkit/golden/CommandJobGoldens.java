package dev.forklift.testkit.golden;

import dev.forklift.components.command.CommandJob;
import dev.forklift.components.command.ManagementCommand;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Text;
import java.time.Duration;
import java.util.List;

/** A management command that is run once a release. */
final class CommandJobGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(CommandJob.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default",
                        (s, shop) -> s.add("import", ManagementCommand.once(shop.django(), "import_orders"))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "import",
                                ManagementCommand.once(
                                        shop.django(),
                                        "import_orders",
                                        j -> j.args("--batch", "500")
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
                                                .backoffLimit(3)
                                                .deadline(Duration.ofMinutes(30))
                                                .deleteAfter(Duration.ofHours(1))
                                                .after(s.add("first", ManagementCommand.once(shop.django(), "prepare"))
                                                        .done())))));
    }
}
