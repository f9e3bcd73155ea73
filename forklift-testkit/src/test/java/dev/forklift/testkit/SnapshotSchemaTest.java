package dev.forklift.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.forklift.Stack;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.declare.SecretKey;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The snapshot before a migration, held against the schema of its definition. */
class SnapshotSchemaTest {

    private static final Path SCHEMA = Path.of(System.getProperty("user.dir"))
            .resolve("../../shared/crds/snapshot.storage.k8s.io/volumesnapshot_v1.json")
            .normalize();

    @Test
    void a_snapshot_fits_the_schema_of_its_definition() throws IOException {
        assumeTrue(Files.exists(SCHEMA), "skipped: there is no " + SCHEMA);
        Stack shop = Stack.named("shop").define(s -> {
            PostgresPort db =
                    s.add("db", Postgres.inCluster(pg -> pg.password(SecretKey.external("shop-db", "password"))));
            Django django = s.add(
                    "django", DjangoProject.of("shop:1", db, d -> d.secretKey(SecretKey.external("shop-app", "key"))));
            s.add("migrate", Migrate.of(django, m -> m.snapshot(t -> t.snapshotClass("csi"))));
        });
        GenericKubernetesResource snapshot = shop.graph().get(GenericKubernetesResource.class, "migrate");

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                        .getSchema(new ObjectMapper().readTree(Files.readString(SCHEMA)))
                        .validate(KubeMapper.toTree(snapshot)))
                .isEmpty();
    }
}
