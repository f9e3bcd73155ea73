package dev.forklift.components.django;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.components.postgres.PgBouncer;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class ReleaseStepsTest {

    private static Stack shop(String image, BiConsumer<Migrate.Options, ObjectStoragePort> options) {
        return Stack.named("shop").define(s -> {
            ObjectStoragePort bucket = s.add(
                    "backups",
                    S3.external(
                            "shop-backups",
                            b -> b.region("eu-west-1")
                                    .credentials(SecretKey.external("s3", "id"), SecretKey.external("s3", "key"))));
            Django django = s.add(
                    "django",
                    DjangoProject.of(
                            image,
                            Projects.database(),
                            d -> d.secretKey(SecretKey.external("shop-app", "SECRET_KEY"))));
            s.add("migrate", Migrate.of(django, m -> options.accept(m, bucket)));
            s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
        });
    }

    private static Stack shop(Consumer<Migrate.Options> options) {
        return shop("registry.example.com/shop:1.42.0", (m, bucket) -> options.accept(m));
    }

    private static PodSpec pod(Stack shop) {
        return shop.graph().job("migrate").getSpec().getTemplate().getSpec();
    }

    private static Container step(Stack shop, String name) {
        return pod(shop).getInitContainers().stream()
                .filter(c -> c.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String gate(Stack shop) {
        return shop.graph()
                .deployment("web")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getInitContainers()
                .get(0)
                .getCommand()
                .get(2);
    }

    private static Stack full() {
        return shop(
                "shop:1",
                (m, bucket) -> m.checkDeploy()
                        .backup(bucket)
                        .before("expand_prices", "--batch", "500")
                        .collectStatic()
                        .pause(Duration.ofSeconds(30))
                        .firstData("loaddata", "shops.json")
                        .superuser("admin", "admin@example.com", SecretKey.external("shop-admin", "password"))
                        .after("warm_cache")
                        .after("reindex"));
    }

    @Test
    void steps_run_one_after_the_other_in_one_pod() {
        assertThat(full().check().findings()).isEmpty();
        assertThat(pod(full()).getInitContainers())
                .extracting(Container::getName)
                .containsExactly(
                        "check-deploy",
                        "wait-for-database",
                        "note-empty-database",
                        "look-for-migrations",
                        "dump-database",
                        "upload-dump",
                        "before-1",
                        "collect-static",
                        "migrate",
                        "pause",
                        "load-first-data",
                        "superuser",
                        "after-1",
                        "after-2");
        assertThat(pod(full()).getContainers())
                .singleElement()
                .extracting(Container::getName)
                .isEqualTo("record-release");
    }

    @Test
    void without_further_steps_the_migration_is_the_job_itself() {
        Stack shop = shop("shop:1", (m, bucket) -> m.checkDeploy().backup(bucket));

        assertThat(pod(shop).getContainers().get(0).getCommand()).endsWith("migrate", "--noinput");
        assertThat(gate(shop)).contains("until python3 manage.py migrate --check; do");
    }

    @Test
    void processes_wait_for_further_steps_too_where_there_is_nothing_to_migrate() {
        String release = env(pod(full()).getContainers().get(0), "FORKLIFT_RELEASE");

        assertThat(release).matches("release-[0-9a-f]{8}");
        assertThat(gate(full()))
                .contains("migrate --check && python3 manage.py shell -c")
                .contains(release);
        assertThat(gate(shop(m -> m.collectStatic()))).contains("release-");
    }

    @Test
    void a_release_of_another_image_is_another_release() {
        Stack one = shop("shop:1", (m, bucket) -> m.after("warm_cache"));
        Stack other = shop("shop:2", (m, bucket) -> m.after("warm_cache"));

        assertThat(gate(other)).isNotEqualTo(gate(one));
        assertThat(gate(shop("shop:1", (m, bucket) -> m.after("warm_cache")))).isEqualTo(gate(one));
    }

    @Test
    void every_step_of_the_project_sees_its_environment_and_has_room_to_work() {
        assertThat(pod(full()).getInitContainers())
                .filteredOn(c -> c.getImage().equals("shop:1"))
                .hasSize(12)
                .allSatisfy(c -> assertThat(env(c, "DATABASE_PASSWORD")).isEqualTo("shop-db[password]"))
                .filteredOn(
                        c -> !c.getName().equals("check-deploy") && !c.getName().equals("wait-for-database"))
                .allSatisfy(c -> assertThat(c.getResources())
                        .isEqualTo(pod(full()).getContainers().get(0).getResources()));
    }

    @Test
    void a_dump_is_made_where_something_is_to_be_migrated_and_uploaded_when_it_is_complete() {
        Container dump = step(full(), "dump-database");
        Container upload = step(full(), "upload-dump");

        assertThat(step(full(), "look-for-migrations").getCommand().get(2))
                .contains("if python3 manage.py migrate --check; then")
                .contains(": > /var/lib/forklift/dump/pending");
        assertThat(dump.getImage()).isEqualTo("postgres:17");
        assertThat(dump.getCommand().get(2)).isEqualTo("""
                set -eu
                mkdir -p /var/lib/forklift/dump/files
                test -e /var/lib/forklift/dump/pending || exit 0
                exec pg_dump --format=custom --no-password --file=/var/lib/forklift/dump/files/`date -u +%Y-%m-%dT%H-%M-%SZ`.dump
                """);
        assertThat(env(dump, "PGPASSWORD")).isEqualTo("shop-db[password]");
        assertThat(env(dump, "PGHOST")).isEqualTo("db.example.com");
        assertThat(upload.getCommand())
                .containsExactly("rclone", "copy", "/var/lib/forklift/dump/files", ":s3:shop-backups/database");
        assertThat(env(upload, "RCLONE_S3_SECRET_ACCESS_KEY")).isEqualTo("s3[key]");
        assertThat(env(upload, "RCLONE_S3_ENDPOINT")).isEqualTo("https://s3.eu-west-1.amazonaws.com");
        assertThat(List.of(dump, upload))
                .allSatisfy(
                        c -> assertThat(c.getEnv()).noneMatch(v -> v.getName().equals("SECRET_KEY")));
    }

    @Test
    void a_dump_says_what_it_is_told() {
        Stack shop = shop(
                "shop:1",
                (m, bucket) -> m.backup(
                        bucket,
                        b -> b.always()
                                .prefix("shop/db")
                                .image("postgres:16")
                                .uploader("mirror/rclone:1")
                                .scratch("50Gi")
                                .args("--exclude-table-data=django_session")));

        assertThat(pod(shop).getInitContainers())
                .extracting(Container::getName)
                .containsExactly("wait-for-database", "dump-database", "upload-dump");
        assertThat(step(shop, "dump-database").getCommand().get(2))
                .contains("exec pg_dump --format=custom --no-password --exclude-table-data=django_session --file=")
                .doesNotContain("pending");
        assertThat(step(shop, "upload-dump").getCommand()).endsWith(":s3:shop-backups/shop/db");
        assertThat(pod(shop).getVolumes())
                .filteredOn(v -> v.getName().equals("dump"))
                .singleElement()
                .satisfies(v -> assertThat(v.getEmptyDir().getSizeLimit()).hasToString("50Gi"));
    }

    private static Stack pooled(BiConsumer<Migrate.Options, ObjectStoragePort> options) {
        return Stack.named("shop").define(s -> {
            ObjectStoragePort bucket = s.add("backups", S3.external("shop-backups", b -> b.region("eu-west-1")));
            var db = s.add("db", Postgres.inCluster(pg -> pg.password(SecretKey.external("shop-db", "password"))));
            Django django = s.add(
                    "django",
                    DjangoProject.of(
                            "shop:1",
                            s.add("pool", PgBouncer.of(db)),
                            d -> d.secretKey(SecretKey.external("shop-app", "SECRET_KEY"))));
            s.add("migrate", Migrate.of(django, m -> options.accept(m, bucket)));
        });
    }

    @Test
    void a_pooled_database_is_dumped_past_its_pool() {
        Container dump = step(pooled((m, bucket) -> m.backup(bucket)), "dump-database");

        assertThat(env(dump, "PGHOST")).isEqualTo("shop-db");
        assertThat(env(dump, "PGPORT")).isEqualTo("5432");
    }

    @Test
    void a_snapshot_of_a_pooled_database_is_of_the_claim_behind_the_pool() {
        Stack shop = pooled((m, bucket) -> m.snapshot(t -> {}));

        assertThat(shop.graph().get(GenericKubernetesResource.class, "migrate").getAdditionalProperties())
                .containsEntry("spec", Map.of("source", Map.of("persistentVolumeClaimName", "data-shop-db-0")));
    }

    @Test
    void nobody_knows_which_claim_an_operator_gives_the_instance_that_writes() {
        Stack shop = Stack.named("shop").define(s -> {
            var db = s.add("db", Postgres.cloudNativePg(pg -> {}));
            Django django = s.add(
                    "django",
                    DjangoProject.of("shop:1", db, d -> d.secretKey(SecretKey.external("shop-app", "SECRET_KEY"))));
            s.add("migrate", Migrate.of(django, m -> m.snapshot(t -> {})));
        });

        assertThat(shop.check().findings())
                .singleElement()
                .satisfies(f ->
                        assertThat(f.toString()).contains("forklift.E191", "snapshots(…) of Postgres.cloudNativePg"));
    }

    private static Stack snapshot(Consumer<SnapshotOptions> options) {
        return Stack.named("shop").define(s -> {
            var db = s.add("db", Postgres.inCluster(pg -> pg.password(SecretKey.external("shop-db", "password"))));
            Django django = s.add(
                    "django",
                    DjangoProject.of("shop:1", db, d -> d.secretKey(SecretKey.external("shop-app", "SECRET_KEY"))));
            s.add("migrate", Migrate.of(django, m -> m.snapshot(options)));
        });
    }

    @Test
    void a_snapshot_is_taken_of_the_databases_own_claim_and_kept() {
        Stack shop = snapshot(t -> t.snapshotClass("csi"));
        GenericKubernetesResource snapshot = shop.graph().get(GenericKubernetesResource.class, "migrate");

        assertThat(shop.check().findings()).isEmpty();
        assertThat(snapshot.getMetadata().getName()).matches("shop-migrate-before-[0-9a-f]{8}");
        assertThat(snapshot.getMetadata().getAnnotations())
                .containsEntry("argocd.argoproj.io/sync-options", "Prune=false");
        assertThat(snapshot.getAdditionalProperties())
                .containsEntry(
                        "spec",
                        Map.of(
                                "volumeSnapshotClassName",
                                "csi",
                                "source",
                                Map.of("persistentVolumeClaimName", "data-shop-db-0")));
    }

    @Test
    void the_wait_for_a_snapshot_may_get_that_one_object_and_alone_has_a_token() {
        Stack shop = snapshot(t -> t.readyWithin(Duration.ofMinutes(5)));
        String name = shop.graph()
                .get(GenericKubernetesResource.class, "migrate")
                .getMetadata()
                .getName();

        assertThat(shop.graph().get(Role.class, "migrate").getRules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.getResources()).containsExactly("volumesnapshots");
                    assertThat(rule.getVerbs()).containsExactly("get");
                    assertThat(rule.getResourceNames()).containsExactly(name);
                });
        assertThat(env(step(shop, "wait-for-snapshot"), "FORKLIFT_OBJECTS"))
                .isEqualTo("snapshot.storage.k8s.io/v1|volumesnapshots|" + name + "|");
        assertThat(env(step(shop, "wait-for-snapshot"), "FORKLIFT_WITHIN")).isEqualTo("300");
        assertThat(pod(shop).getAutomountServiceAccountToken()).isFalse();
        assertThat(pod(shop).getInitContainers())
                .filteredOn(c -> c.getVolumeMounts().stream()
                        .map(VolumeMount::getMountPath)
                        .anyMatch("/var/run/secrets/forklift"::equals))
                .extracting(Container::getName)
                .containsExactly("wait-for-snapshot");
    }

    @Test
    void a_superuser_is_created_from_a_secret_that_nothing_else_sees() {
        Stack shop = full();

        assertThat(env(step(shop, "superuser"), "DJANGO_SUPERUSER_PASSWORD")).isEqualTo("shop-admin[password]");
        assertThat(step(shop, "superuser").getCommand().get(4)).contains("createsuperuser", "User.DoesNotExist");
        assertThat(step(shop, "after-1").getEnv()).noneMatch(v -> v.getName().startsWith("DJANGO_SUPERUSER"));
    }

    @Test
    void first_data_may_be_several_commands_with_anything_in_them() {
        Stack shop = shop(m -> m.firstData("loaddata", "shops.json").firstData("seed", "--note", "say \"hi\""));

        assertThat(env(step(shop, "load-first-data"), "FORKLIFT_COMMANDS"))
                .isEqualTo("[[\"loaddata\", \"shops.json\"], [\"seed\", \"--note\", \"say \\\"hi\\\"\"]]");
    }

    /** A failed Job keeps its name, so the release that mends it has to be a Job of another one. */
    @Test
    void a_mended_release_is_a_new_job_and_new_pods_of_every_process_while_the_rest_stays() {
        Stack broken = shop("shop:2", (m, bucket) -> m.after("warm_cache"));
        Stack mended = shop("shop:3", (m, bucket) -> m.after("warm_cache"));

        assertThat(mended.graph().all(Job.class).get(0).getMetadata().getName())
                .isNotEqualTo(broken.graph().all(Job.class).get(0).getMetadata().getName());
        var web = mended.graph().deployment("web");
        assertThat(web.getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal())
                .as("pods of the release before go on while new ones wait")
                .isZero();
        assertThat(web.getMetadata().getName())
                .isEqualTo(broken.graph().deployment("web").getMetadata().getName());
        assertThat(pod(mended).getRestartPolicy()).isEqualTo("Never");
    }
}
