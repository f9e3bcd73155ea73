package dev.forklift.testkit.golden;

import dev.forklift.component.Scope;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.postgres.ExternalPostgres;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.postgres.TlsMode;
import dev.forklift.declare.ConfigKey;
import java.util.List;

/** A Postgres outside of the stack, as a process of the project sees it. */
final class ExternalPostgresGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(ExternalPostgres.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default",
                        (s, shop) -> used(
                                s,
                                Postgres.external(
                                        "pg.example.com", p -> p.user("orders").password(Shop.key("pg"))))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> used(
                                s,
                                Postgres.external(
                                        "pg.example.com",
                                        p -> p.port(6432)
                                                .database("orders")
                                                .user("shop")
                                                .password(Shop.key("pg"))
                                                .tls(TlsMode.VERIFY_FULL, ConfigKey.external("rds-ca", "ca.crt"))))),
                new GoldenCase(
                        "replicas-and-a-service",
                        (s, shop) -> used(
                                s,
                                Postgres.external(
                                        "pg.example.com",
                                        p -> p.user("orders")
                                                .password(Shop.key("pg"))
                                                .replicas("ro.example.com")
                                                .maxConnections(200)
                                                .viaService()))),
                new GoldenCase(
                        "without-tls",
                        (s, shop) -> used(
                                s,
                                Postgres.external(
                                        "pg.example.com",
                                        p -> p.user("orders")
                                                .password(Shop.key("pg"))
                                                .tls(TlsMode.DISABLE)))));
    }

    private static void used(Scope s, ExternalPostgres postgres) {
        PostgresPort db = s.add("db", postgres);
        s.add("consumer", Shop.process(s.add("project", DjangoProject.of(Shop.IMAGE, db, d -> {
            d.secretKey(Shop.key("SECRET_KEY"));
            db.replicas().ifPresent(at -> d.replica(db.readOnly()));
        }))));
    }
}
