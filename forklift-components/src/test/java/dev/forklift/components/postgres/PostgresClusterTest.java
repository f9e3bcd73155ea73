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
}
