package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.Migrate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MigrateMistakesTest {

    @Test
    void two_migrations_of_one_project_are_found_at_the_second() {
        Stack shop = Projects.stack((s, django) -> {
            s.add("migrate", Migrate.of(django));
            s.add("migrate-again", Migrate.of(django));
        });
        assertThat(shop.check().findings()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo("forklift.E150");
            assertThat(f.path().value()).isEqualTo("migrate-again");
            assertThat(f.concerns()).singleElement().satisfies(c -> {
                assertThat(c.path().value()).isEqualTo("migrate");
                assertThat(c.site().line()).isEqualTo(f.site().line() - 1);
            });
        });
    }

    @Test
    void wrong_values_are_found() {
        Stack shop = Projects.stack((s, django) -> s.add(
                "migrate",
                Migrate.of(
                        django,
                        m -> m.command()
                                .backoffLimit(-1)
                                .deadline(Duration.ZERO)
                                .databaseWithin(Duration.ofMillis(10)))));
        assertThat(shop.check().findings())
                .allMatch(f -> f.id().equals("forklift.E151"))
                .extracting(f -> f.title())
                .containsExactly(
                        "a migration without a command",
                        "backoffLimit(-1)",
                        "databaseWithin(PT0.01S)",
                        "deadline(PT0S)");
    }
}
