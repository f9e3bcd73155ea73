package dev.forklift.testkit.golden;

import dev.forklift.components.objectstorage.S3;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresCluster;
import java.util.List;

/** A cluster of Postgres by CloudNativePG. */
final class PostgresClusterGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(PostgresCluster.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase("default", (s, shop) -> s.add("db", Postgres.cloudNativePg(p -> {}))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "db",
                                Postgres.cloudNativePg(p -> p.instances(3)
                                        .synchronousReplicas(1)
                                        .version("17.5")
                                        .database("orders")
                                        .owner("owner")
                                        .ownerSecret("shop-db")
                                        .extensions("pg_trgm")
                                        .user("reporter", "reporter-db")
                                        .extraDatabase("reports", "reporter", "postgis")
                                        .storage("50Gi")
                                        .storageClass("fast")
                                        .walStorage("5Gi")
                                        .cpu("500m")
                                        .memory("2Gi")
                                        .maxConnections(300)
                                        .setting("work_mem", "16MB")
                                        .podMonitor()
                                        .backup(
                                                s.add(
                                                        "backups",
                                                        S3.external(
                                                                "shop-backups",
                                                                b -> b.region("eu-west-1")
                                                                        .credentials(
                                                                                Shop.key("s3-id"),
                                                                                Shop.key("s3-key")))),
                                                "0 3 * * *",
                                                30)
                                        .snapshots("csi", "@daily")))),
                new GoldenCase(
                        "of-an-image",
                        (s, shop) ->
                                s.add("db", Postgres.cloudNativePg(p -> p.image("ghcr.io/cloudnative-pg/postgis:17")))),
                new GoldenCase(
                        "of-a-catalog",
                        (s, shop) -> s.add("db", Postgres.cloudNativePg(p -> p.imageCatalog("postgresql", 17)))),
                new GoldenCase(
                        "of-a-cluster-catalog",
                        (s, shop) ->
                                s.add("db", Postgres.cloudNativePg(p -> p.clusterImageCatalog("postgresql", 17)))));
    }
}
