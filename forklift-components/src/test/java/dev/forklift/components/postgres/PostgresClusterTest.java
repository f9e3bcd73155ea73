package dev.forklift.components.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class PostgresClusterTest {

    private static PostgresPort port(Consumer<PostgresCluster.Options> options) {
        AtomicReference<PostgresPort> port = new AtomicReference<>();
        Stack shop = Stack.named("shop").define(s -> port.set(s.add("db", Postgres.cloudNativePg(options))));
        assertThat(shop.check().findings()).isEmpty();
        return port.get();
    }

    private static Stack shop(Consumer<PostgresCluster.Options> options) {
        Stack shop = Stack.named("shop").define(s -> s.add("db", Postgres.cloudNativePg(options)));
        assertThat(shop.check().findings()).isEmpty();
        return shop;
    }

    private static List<GenericKubernetesResource> objects(Stack shop, String kind) {
        return shop.graph().all(GenericKubernetesResource.class).stream()
                .filter(o -> o.getKind().equals(kind))
                .toList();
    }

    private static GenericKubernetesResource cluster(Consumer<PostgresCluster.Options> options) {
        return objects(shop(options), "Cluster").get(0);
    }

    @Test
    void it_has_three_instances_and_storage_by_default() {
        GenericKubernetesResource cluster = cluster(p -> {});
        assertThat(cluster.getMetadata().getName()).isEqualTo("shop-db");
        assertThat(cluster.<Object>get("spec", "instances")).isEqualTo(3);
        assertThat(cluster.<Object>get("spec", "storage", "size")).isEqualTo("10Gi");
        assertThat(cluster.<Object>get("spec", "imageName")).isEqualTo("ghcr.io/cloudnative-pg/postgresql:17");
        assertThat(cluster.<Object>get("spec", "resources", "limits", "memory")).isEqualTo("2Gi");
    }

    @Test
    void processes_read_the_password_of_the_secret_that_the_operator_makes() {
        Stack shop = Stack.named("shop").define(s -> {
            PostgresPort db = s.add("db", Postgres.cloudNativePg(p -> p.database("shop")));
            reader(s, db);
        });
        assertThat(shop.check().findings()).isEmpty();
        List<EnvVar> env = shop.graph()
                .deployment("reader")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnv();
        assertThat(env.get(0).getValue()).isEqualTo("shop-db-rw:5432/shop/shop");
        assertThat(env.get(1).getValueFrom().getSecretKeyRef().getName()).isEqualTo("shop-db-app");
        assertThat(env.get(1).getValueFrom().getSecretKeyRef().getKey()).isEqualTo("password");
    }

    private static void reader(Scope s, PostgresPort db) {
        s.add(
                "reader",
                r -> r.deployment(w -> w.image("reader:1")
                        .env("DB", db.at().hostAndPort().plus("/" + db.database() + "/" + db.user()))
                        .env("PASSWORD", db.password())
                        .probes(p -> p.readiness(a -> a.exec("true")))));
    }

    @Test
    void a_long_name_leaves_room_for_what_the_operator_appends() {
        String id = "a-database-with-a-name-that-is-as-long-as-names-may-be-here";
        Stack shop = Stack.named("shop").define(s -> reader(s, s.add(id, Postgres.cloudNativePg(p -> {}))));
        String name = objects(shop, "Cluster").get(0).getMetadata().getName();
        assertThat(name).hasSizeLessThanOrEqualTo(50);
        assertThat(shop.render(dev.forklift.render.Manifests.perObject())
                        .files()
                        .toString())
                .contains(name + "-rw:5432", "name: " + name + "-app");
    }

    @Test
    void replicas_answer_what_only_reads() {
        PostgresPort db = port(p -> p.instances(2));
        assertThat(db.replicas()).isPresent();
        assertThat(db.readOnly().at()).isEqualTo(db.replicas().get()).isNotEqualTo(db.at());
        assertThat(db.readOnly().password()).isEqualTo(db.password());
    }

    @Test
    void one_instance_answers_what_only_reads_itself() {
        PostgresPort db = port(p -> p.instances(1));
        assertThat(db.readOnly()).isEqualTo(db);
    }

    @Test
    void extensions_are_created_with_the_database() {
        assertThat(cluster(p -> p.extensions("pg_trgm", "uuid-ossp"))
                        .<Object>get("spec", "bootstrap", "initdb", "postInitApplicationSQL"))
                .isEqualTo(List.of(
                        "CREATE EXTENSION IF NOT EXISTS \"pg_trgm\" CASCADE",
                        "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\" CASCADE"));
    }

    @Test
    void a_further_database_has_its_owner_and_extensions() {
        Stack shop = shop(p -> p.user("reporter", "reporter-db").extraDatabase("reports", "reporter", "postgis"));
        GenericKubernetesResource database = objects(shop, "Database").get(0);
        assertThat(database.<Object>get("spec", "cluster", "name")).isEqualTo("shop-db");
        assertThat(database.<Object>get("spec", "owner")).isEqualTo("reporter");
        assertThat(database.<Object>get("spec", "extensions"))
                .isEqualTo(List.of(Map.of("name", "postgis", "ensure", "present")));
        assertThat(objects(shop, "Cluster").get(0).<Object>get("spec", "managed", "roles"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("name", "reporter")
                .containsEntry("passwordSecret", Map.of("name", "reporter-db"));
    }

    @Test
    void databases_whose_names_differ_in_what_labels_cannot_have_are_two_objects() {
        Stack shop = shop(p -> p.extraDatabase("a_b", "app").extraDatabase("a-b", "app"));
        assertThat(objects(shop, "Database"))
                .extracting(o -> o.getMetadata().getName())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void an_image_comes_from_a_catalog() {
        GenericKubernetesResource cluster = cluster(p -> p.clusterImageCatalog("postgresql", 17));
        assertThat(cluster.<Object>get("spec", "imageCatalogRef", "kind")).isEqualTo("ClusterImageCatalog");
        assertThat(cluster.<Object>get("spec", "imageName")).isNull();
    }

    @Test
    void the_password_of_the_owner_may_be_given() {
        PostgresPort db = port(p -> p.ownerSecret("shop-db"));
        assertThat(db.password()).isEqualTo(SecretKey.external("shop-db", "password"));
    }

    @Test
    void backups_go_to_a_bucket_by_the_plugin() {
        Stack shop = Stack.named("shop").define(s -> {
            ObjectStoragePort bucket = s.add(
                    "bucket",
                    S3.external(
                            "shop-backups",
                            b -> b.region("eu-west-1")
                                    .credentials(SecretKey.external("s3", "id"), SecretKey.external("s3", "key"))));
            s.add("db", Postgres.cloudNativePg(p -> p.backup(bucket, "0 3 * * *", 30)));
        });
        assertThat(shop.check().findings()).isEmpty();
        GenericKubernetesResource store = objects(shop, "ObjectStore").get(0);
        assertThat(store.<Object>get("spec", "configuration", "destinationPath"))
                .isEqualTo("s3://shop-backups/");
        assertThat(store.<Object>get("spec", "configuration", "s3Credentials", "accessKeyId", "name"))
                .isEqualTo("s3");
        assertThat(store.<Object>get("spec", "retentionPolicy")).isEqualTo("30d");
        GenericKubernetesResource cluster = objects(shop, "Cluster").get(0);
        assertThat(cluster.<Object>get("spec", "plugins"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry(
                        "parameters",
                        Map.of("barmanObjectName", store.getMetadata().getName()));
        GenericKubernetesResource scheduled = objects(shop, "ScheduledBackup").get(0);
        assertThat(scheduled.<Object>get("spec", "schedule")).isEqualTo("0 0 3 * * *");
        assertThat(scheduled.<Object>get("spec", "method")).isEqualTo("plugin");
    }

    @Test
    void volumes_are_snapshot() {
        Stack shop = shop(p -> p.snapshots("csi", "@daily"));
        assertThat(objects(shop, "ScheduledBackup").get(0).<Object>get("spec", "method"))
                .isEqualTo("volumeSnapshot");
        assertThat(objects(shop, "Cluster").get(0).<Object>get("spec", "backup", "volumeSnapshot", "className"))
                .isEqualTo("csi");
    }

    @Test
    void derived_network_policies_let_its_clients_and_its_operator_in() {
        Stack shop = Stack.named("shop").define(s -> {
            s.networkPolicies(n -> {});
            reader(s, s.add("db", Postgres.cloudNativePg(p -> p.instances(2))));
        });
        assertThat(shop.check().findings()).isEmpty();
        String files =
                shop.render(dev.forklift.render.Manifests.perObject()).files().toString();
        assertThat(files).contains("cnpg.io/cluster: shop-db", "kubernetes.io/metadata.name: cnpg-system");
        assertThat(policy(shop, "reader").getSpec().getEgress())
                .singleElement()
                .satisfies(
                        rule -> assertThat(rule.getTo().get(0).getPodSelector().getMatchLabels())
                                .containsEntry("cnpg.io/cluster", "shop-db"));
    }

    private static io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy policy(Stack shop, String path) {
        return shop.graph().get(io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy.class, path);
    }

    private static Stack pooled(Consumer<PostgresCluster.PoolerOptions> options) {
        return Stack.named("shop").define(s -> {
            s.networkPolicies(n -> {});
            PostgresPort db =
                    s.add("db", Postgres.cloudNativePg(p -> p.database("shop").pool(options)));
            reader(s, db);
            s.add(
                    "past",
                    r -> r.deployment(w -> w.image("past:1")
                            .env("DB", db.direct().at().hostAndPort())
                            .probes(p -> p.readiness(a -> a.exec("true")))));
        });
    }

    private static String env(Stack shop, String component) {
        return shop.graph()
                .deployment(component)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnv()
                .get(0)
                .getValue();
    }

    @Test
    void processes_connect_by_the_pool_that_the_operator_runs() {
        Stack shop = pooled(p -> p.poolSize(30).setting("query_wait_timeout", "30"));
        assertThat(shop.check().findings()).isEmpty();
        GenericKubernetesResource pooler = objects(shop, "Pooler").get(0);
        assertThat(pooler.getMetadata().getName()).isEqualTo("shop-db-pooler");
        assertThat(pooler.getAdditionalProperties())
                .containsEntry(
                        "spec",
                        Map.of(
                                "cluster",
                                Map.of("name", "shop-db"),
                                "instances",
                                2,
                                "type",
                                "rw",
                                "pgbouncer",
                                Map.of(
                                        "poolMode",
                                        "transaction",
                                        "parameters",
                                        Map.of(
                                                "default_pool_size", "30",
                                                "max_db_connections", "30",
                                                "max_client_conn", "1000",
                                                "max_prepared_statements", "200",
                                                "query_wait_timeout", "30"))));
        assertThat(env(shop, "reader")).isEqualTo("shop-db-pooler:5432/shop/shop");
        assertThat(env(shop, "past")).isEqualTo("shop-db-rw:5432");
    }

    @Test
    void the_pool_alone_reaches_the_database_and_readers_the_pool() {
        Stack shop = pooled(p -> {});
        assertThat(spec(shop, "shop-db-pooler").toString())
                .contains("component=reader")
                .doesNotContain("component=past");
        assertThat(spec(shop, "shop-db").toString())
                .contains("cnpg.io/poolerName=shop-db-pooler", "component=past")
                .doesNotContain("component=reader");
    }

    private static io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec spec(Stack shop, String name) {
        return shop.graph().all(io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy.class).stream()
                .filter(p -> p.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getSpec();
    }

    @Test
    void transactions_by_the_pool_are_known_to_the_port_and_the_password_is_the_same() {
        PostgresPort db = port(p -> p.pool());
        assertThat(db.isPooledByTransaction()).isTrue();
        assertThat(db.sslMode()).isEqualTo("require");
        assertThat(db.password()).isEqualTo(db.direct().password());
        assertThat(db.readOnly().at()).isEqualTo(db.direct().readOnly().at());
        assertThat(port(p -> p.pool(o -> o.sessionMode())).isPooledByTransaction())
                .isFalse();
    }

    @Test
    void connections_of_the_pool_are_counted() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add(
                        "db",
                        Postgres.cloudNativePg(p ->
                                p.maxConnections(100).pool(o -> o.replicas(4).poolSize(40)))));
        assertThat(shop.check().findings())
                .singleElement()
                .satisfies(f -> assertThat(f.id() + " " + f.because())
                        .startsWith("forklift.W214")
                        .contains("(4 + 1 new in a rollout) pods × a pool of 40 = 200"));
    }

    @Test
    void what_the_operator_does_not_take_of_a_pool_is_refused() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add(
                        "db",
                        Postgres.cloudNativePg(p -> p.pool(o -> o.setting("auth_file", "/etc/passwd")
                                .setting("pool_mode", "statement")
                                .poolSize(0)))));
        assertThat(shop.check().findings()).hasSize(3).allMatch(f -> f.id().equals("forklift.E111"));
    }

    private static Stack recovered(Consumer<PostgresCluster.Options> options) {
        return Stack.named("shop").define(s -> {
            ObjectStoragePort bucket = s.add(
                    "bucket",
                    S3.external("shop-backups", b -> b.region("eu-west-1").workloadIdentity()));
            s.add("db", Postgres.cloudNativePg(p -> {
                p.recoverFrom(bucket, "shop-db").backup(bucket, "@daily", 30);
                options.accept(p);
            }));
        });
    }

    @Test
    void it_begins_with_what_another_has_backed_up() {
        Stack shop =
                recovered(p -> p.backupAs("shop-db-2").recoverUntil(java.time.Instant.parse("2026-11-27T03:00:00Z")));
        assertThat(shop.check().findings()).isEmpty();
        GenericKubernetesResource cluster = objects(shop, "Cluster").get(0);
        assertThat(cluster.<Object>get("spec", "bootstrap"))
                .isEqualTo(Map.of(
                        "recovery",
                        Map.of(
                                "source", "origin",
                                "database", "app",
                                "owner", "app",
                                "recoveryTarget", Map.of("targetTime", "2026-11-27T03:00:00Z"))));
        assertThat(cluster.<Object>get("spec", "externalClusters"))
                .isEqualTo(List.of(Map.of(
                        "name",
                        "origin",
                        "plugin",
                        Map.of(
                                "name",
                                "barman-cloud.cloudnative-pg.io",
                                "parameters",
                                Map.of("barmanObjectName", "shop-db-backups", "serverName", "shop-db")))));
        assertThat(cluster.<Object>get("spec", "plugins").toString())
                .contains("barmanObjectName=shop-db-backups", "serverName=shop-db-2");
        assertThat(objects(shop, "ObjectStore")).hasSize(1);
    }

    @Test
    void a_bucket_that_is_only_recovered_from_keeps_what_it_has() {
        Stack shop = Stack.named("shop").define(s -> {
            ObjectStoragePort bucket = s.add(
                    "bucket",
                    S3.external("old-backups", b -> b.region("eu-west-1").workloadIdentity()));
            s.add("db", Postgres.cloudNativePg(p -> p.recoverFrom(bucket, "old")));
        });
        assertThat(shop.check().findings()).isEmpty();
        GenericKubernetesResource store = objects(shop, "ObjectStore").get(0);
        assertThat(store.getMetadata().getName()).isEqualTo("shop-db-origin");
        assertThat(store.<Object>get("spec", "retentionPolicy")).isNull();
    }

    @Test
    void an_archive_is_not_written_to_by_two() {
        assertThat(recovered(p -> {}).check().findings())
                .singleElement()
                .satisfies(f -> assertThat(f.toString()).contains("forklift.E212", "backupAs(\"shop-db-2\")"));
        assertThat(recovered(p -> p.backupAs("shop-db")).check().findings()).hasSize(1);
    }

    @Test
    void what_needs_a_backup_says_so() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add(
                        "db", Postgres.cloudNativePg(p -> p.backupAs("other").recoverUntil(java.time.Instant.EPOCH))));
        assertThat(shop.check().findings()).hasSize(2).allMatch(f -> f.id().equals("forklift.E212"));
    }
}
