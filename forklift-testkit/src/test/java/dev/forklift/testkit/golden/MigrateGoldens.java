package dev.forklift.testkit.golden;

import dev.forklift.components.django.Migrate;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A migration, and the processes that wait for it. */
final class MigrateGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(Migrate.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                migrate("default", m -> {}),
                migrate(
                        "every-option",
                        m -> m.command("migrate_all", "--noinput")
                                .databaseWithin(Duration.ofMinutes(2))
                                .backoffLimit(1)
                                .deadline(Duration.ofHours(1))
                                .checkDeploy()));
    }

    private static GoldenCase migrate(String name, Consumer<Migrate.Options> options) {
        return new GoldenCase(name, (s, shop) -> s.add("migrate", Migrate.of(shop.django(), options)));
    }
}
