package dev.forklift.testkit.golden;

import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresServer;
import java.util.List;

/** A Postgres in the cluster. */
final class PostgresServerGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(PostgresServer.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default", (s, shop) -> s.add("db", Postgres.inCluster(p -> p.password(Shop.key("password"))))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "db",
                                Postgres.inCluster(p -> p.version("16.10")
                                        .database("orders")
                                        .user("shop")
                                        .password(Shop.key("password"))
                                        .maxConnections(300)
                                        .setting("work_mem", "16MB")
                                        .cpu("500m")
                                        .memory("2Gi")
                                        .storage("50Gi")
                                        .storageClass("fast")))),
                new GoldenCase(
                        "for-development",
                        (s, shop) -> s.add(
                                "db",
                                Postgres.inCluster(p -> p.image("registry.example.com/postgres:17-alpine")
                                        .runAs(70, 70)
                                        .developmentPassword("dev")
                                        .ephemeral()))));
    }
}
