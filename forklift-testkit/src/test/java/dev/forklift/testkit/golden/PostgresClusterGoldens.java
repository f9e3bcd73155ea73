package dev.forklift.testkit.golden;

import dev.forklift.component.Scope;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresCluster;
import java.time.Instant;
import java.util.List;

/** A cluster of Postgres by CloudNativePG. */
final class PostgresClusterGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(PostgresCluster.Options.class, PostgresCluster.PoolerOptions.class);
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
                        (s, shop) -> s.add("db", Postgres.cloudNativePg(p -> p.clusterImageCatalog("postgresql", 17)))),
                new GoldenCase("pooled", (s, shop) -> s.add("db", Postgres.cloudNativePg(p -> p.pool()))),
                new GoldenCase(
                        "pooled-with-every-option",
                        (s, shop) -> s.add(
                                "db",
                                Postgres.cloudNativePg(p -> p.pool(o -> o.transactionMode()
                                        .poolSize(30)
                                        .maxClientConnections(5000)
                                        .replicas(3)
                                        .setting("query_wait_timeout", "30"))))),
                new GoldenCase(
                        "pooled-by-session",
                        (s, shop) -> s.add("db", Postgres.cloudNativePg(p -> p.pool(o -> o.sessionMode())))),
                new GoldenCase(
                        "recovered",
                        (s, shop) -> s.add("db", Postgres.cloudNativePg(p -> p.recoverFrom(backups(s), "shop-db-1")))),
                new GoldenCase("recovered-and-backed-up", (s, shop) -> {
                    ObjectStoragePort bucket = backups(s);
                    s.add(
                            "db",
                            Postgres.cloudNativePg(p -> p.recoverFrom(bucket, "shop-db")
                                    .recoverUntil(Instant.parse("2026-11-27T03:00:00Z"))
                                    .backup(bucket, "@daily", 30)
                                    .backupAs("shop-db-2")));
                }));
    }

    private static ObjectStoragePort backups(Scope s) {
        return s.add(
                "backups",
                S3.external("shop-backups", b -> b.region("eu-west-1").workloadIdentity()));
    }
}
