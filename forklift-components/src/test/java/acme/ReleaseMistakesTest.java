package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.django.PostDeploy;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.declare.Finding;
import dev.forklift.declare.SecretKey;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class ReleaseMistakesTest {

    private static Stack shop(BiConsumer<Migrate.Options, ObjectStoragePort> options) {
        return Projects.stack((s, django) -> {
            ObjectStoragePort bucket = s.add("backups", S3.external("shop-backups", b -> b.workloadIdentity()));
            s.add("migrate", Migrate.of(django, m -> options.accept(m, bucket)));
        });
    }

    private static List<String> found(Stack shop) {
        return shop.check().findings().stream()
                .map(f -> f.id() + " " + f.title())
                .toList();
    }

    @Test
    void two_backups_are_found_at_the_second() {
        Stack shop = shop((m, bucket) -> {
            m.backup(bucket);
            m.snapshot(s -> s.claim("data"));
        });

        assertThat(found(shop)).containsExactly("forklift.E190 two backups of one migration");
    }

    @Test
    void a_database_outside_has_no_volume_to_take_a_snapshot_of() {
        assertThat(found(shop((m, bucket) -> m.snapshot())))
                .containsExactly("forklift.E191 there is no volume to take a snapshot of");
    }

    @Test
    void wrong_values_are_found_each_at_its_line() {
        Stack shop = shop((m, bucket) -> m.backup(
                        bucket, b -> b.prefix("/db/").image("a b").uploader("").scratch("ten"))
                .before()
                .after(" ")
                .firstData()
                .superuser("", "nobody", SecretKey.external("a", "b"))
                .pause(Duration.ZERO));

        assertThat(shop.check().findings()).extracting(Finding::id).containsOnly("forklift.E151");
        assertThat(shop.check().findings())
                .extracting(Finding::title)
                .containsExactlyInAnyOrder(
                        "prefix(\"/db/\")",
                        "image(\"a b\")",
                        "uploader(\"\")",
                        "scratch(\"ten\")",
                        "before() without a command",
                        "after() without a command",
                        "firstData() without a command",
                        "superuser(\"\", \"nobody\", …)",
                        "pause(PT0S)");
    }

    @Test
    void commands_after_a_rollout_of_nothing_are_a_warning() {
        Stack shop = Projects.stack((s, django) -> s.add(
                "contract",
                PostDeploy.of(django, "", p -> p.settle(Duration.ZERO).backoffLimit(-1))));

        assertThat(found(shop))
                .containsExactly(
                        "forklift.E151 PostDeploy.of(django, …) without a command",
                        "forklift.E151 backoffLimit(-1)",
                        "forklift.E151 settle(PT0S)",
                        "forklift.W191 contract waits for nothing");
    }
}
