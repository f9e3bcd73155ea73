package dev.forklift.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.forklift.Stack;
import dev.forklift.components.objectstorage.ExternalS3;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is written for operators of data services, with every option, held against the schemas of their definitions. */
class ManagedSchemaTest {

    private static final Path SCHEMAS =
            Path.of(System.getProperty("user.dir")).resolve("../../shared/crds").normalize();

    private static Stack stack() {
        return Stack.named("shop").define(s -> {
            ObjectStoragePort bucket =
                    s.add("bucket", S3.external("shop-backups", ExternalS3.Options::workloadIdentity));
            s.add(
                    "db",
                    Postgres.cloudNativePg(p -> p.instances(3)
                            .synchronousReplicas(1)
                            .database("shop")
                            .owner("owner")
                            .ownerSecret("shop-db")
                            .extensions("pg_trgm")
                            .user("reporter", "reporter-db")
                            .extraDatabase("reports", "reporter", "postgis")
                            .storage("20Gi")
                            .storageClass("fast")
                            .walStorage("5Gi")
                            .setting("work_mem", "16MB")
                            .podMonitor()
                            .backup(bucket, "0 3 * * *", 30)
                            .pool(o -> o.setting("query_wait_timeout", "30"))
                            .snapshots("csi", "@daily")));
            s.add(
                    "rabbitmq",
                    RabbitMq.byOperator(r -> r.vhost("shop")
                            .user("shop")
                            .defaultQueueType("quorum")
                            .image("rabbitmq:4.2-management")
                            .storageClass("fast")
                            .setting("consumer_timeout", "7200000")));
            s.add("existing", RabbitMq.onCluster("rabbit", "messaging", r -> r.userSecret("old-rabbitmq")));
            s.add(
                    "recovered",
                    Postgres.cloudNativePg(p -> p.recoverFrom(bucket, "shop-db")
                            .recoverUntil(Instant.parse("2026-11-27T03:00:00Z"))
                            .backup(bucket, "@daily", 7)
                            .backupAs("shop-recovered")));
            s.add("catalog", Postgres.cloudNativePg(p -> p.clusterImageCatalog("postgresql", 17)));
        });
    }

    @Test
    void every_object_for_an_operator_fits_its_definition() throws IOException {
        assumeTrue(
                Files.isDirectory(SCHEMAS),
                "skipped: the schemas of custom resources are not here; put them into " + SCHEMAS
                        + ", a file <group>/<kind>_<version>.json each");
        Stack stack = stack();
        assertThat(stack.check().findings()).isEmpty();
        List<GenericKubernetesResource> known = stack.graph().all(GenericKubernetesResource.class).stream()
                .filter(o -> Files.exists(schemaOf(o)))
                .toList();
        assertThat(known)
                .extracting(GenericKubernetesResource::getKind)
                .contains(
                        "Cluster",
                        "Database",
                        "Pooler",
                        "ScheduledBackup",
                        "RabbitmqCluster",
                        "Vhost",
                        "User",
                        "Permission");
        for (GenericKubernetesResource object : known) {
            JsonNode schema = new ObjectMapper().readTree(Files.readString(schemaOf(object)));
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(schema)
                            .validate(KubeMapper.toTree(object)))
                    .as(object.getKind() + " " + object.getMetadata().getName())
                    .isEmpty();
        }
    }

    private static Path schemaOf(GenericKubernetesResource object) {
        String[] version = object.getApiVersion().split("/", 2);
        return SCHEMAS.resolve(version[0])
                .resolve(object.getKind().toLowerCase(Locale.ROOT) + "_" + version[1] + ".json");
    }
}
