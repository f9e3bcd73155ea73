package dev.forklift.testkit.golden;

import dev.forklift.components.postgres.PgBouncer;
import java.util.List;

/** A pool of connections before a database. */
final class PgBouncerGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(PgBouncer.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase("default", (s, shop) -> s.add("pool", PgBouncer.of(shop.db()))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "pool",
                                PgBouncer.of(
                                        shop.db(),
                                        p -> p.transactionMode()
                                                .poolSize(30)
                                                .maxClientConnections(5000)
                                                .replicas(3)
                                                .image("registry.example.com/pgbouncer:1")
                                                .runAs(70, 70)
                                                .cpu("100m")
                                                .memory("128Mi")
                                                .setting("query_wait_timeout", "30")))),
                new GoldenCase(
                        "by-session", (s, shop) -> s.add("pool", PgBouncer.of(shop.db(), p -> p.sessionMode()))));
    }
}
