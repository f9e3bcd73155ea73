package dev.forklift.testkit.golden;

import dev.forklift.components.django.DumpOptions;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.django.SnapshotOptions;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.declare.SecretKey;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A migration with the steps of a release around it, and the processes that wait for it. */
final class MigrateGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(Migrate.Options.class, DumpOptions.class, SnapshotOptions.class);
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
                                .checkDeploy()),
                migrate("entrypoint", m -> m.entrypoint("/entrypoint-initializer.sh")),
                migrate(
                        "steps",
                        m -> m.before("expand_prices", "--batch", "500")
                                .collectStatic()
                                .pause(Duration.ofSeconds(30))
                                .firstData("loaddata", "shops.json")
                                .superuser("admin", "admin@example.com", SecretKey.external("shop-admin", "password"))
                                .after("warm_cache")),
                dumped("dump", (m, bucket) -> m.backup(bucket)),
                dumped(
                        "dump-with-every-option",
                        (m, bucket) -> m.backup(
                                bucket,
                                b -> b.prefix("shop/database")
                                        .image("postgres:16")
                                        .uploader("registry.example.com/rclone:1.71")
                                        .scratch("50Gi")
                                        .args("--exclude-table-data=django_session")
                                        .always())),
                migrate(
                        "snapshot",
                        m -> m.snapshot(t ->
                                t.claim("data-shop-db-0").snapshotClass("csi").readyWithin(Duration.ofMinutes(5)))));
    }

    private static GoldenCase migrate(String name, Consumer<Migrate.Options> options) {
        return new GoldenCase(name, (s, shop) -> s.add("migrate", Migrate.of(shop.django(), options)));
    }

    private static GoldenCase dumped(String name, BiConsumer<Migrate.Options, ObjectStoragePort> options) {
        return new GoldenCase(name, (s, shop) -> {
            ObjectStoragePort bucket = s.add(
                    "backups",
                    S3.external(
                            "shop-backups",
                            b -> b.region("eu-west-1")
                                    .credentials(SecretKey.external("s3", "id"), SecretKey.external("s3", "key"))));
            s.add("migrate", Migrate.of(shop.django(), m -> options.accept(m, bucket)));
        });
    }
}
