package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.postgres.PgBouncer;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresCluster;
import dev.forklift.components.postgres.TlsMode;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.SecretKey;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Outside of the library's packages, since lines within them are nobody's. */
final class PostgresClusterMistakesTest {

    private static final SecretKey PASSWORD = SecretKey.external("shop-db", "password");

    private static List<String> cluster(Consumer<PostgresCluster.Options> options) {
        return found(s -> s.add("db", Postgres.cloudNativePg(options)));
    }

    private static List<String> found(Consumer<Scope> definition) {
        return Stack.named("shop").define(definition).check().findings().stream()
                .map(f -> f.id() + " " + f.title())
                .toList();
    }

    @Test
    void one_image_is_said() {
        assertThat(cluster(p -> p.version("17").imageCatalog("postgresql", 17)))
                .containsExactly("forklift.E211 two images of one Postgres");
        assertThat(cluster(p -> p.image("ghcr.io/cloudnative-pg/postgis:17").clusterImageCatalog("postgis", 17)))
                .containsExactly("forklift.E211 two images of one Postgres");
    }

    @Test
    void a_transaction_waits_for_fewer_replicas_than_there_are_instances() {
        assertThat(cluster(p -> p.synchronousReplicas(2).instances(2)))
                .containsExactly("forklift.E217 2 synchronous replicas of 2 instances");
        assertThat(cluster(p -> p.synchronousReplicas(2).instances(3))).isEmpty();
    }

    @Test
    void what_the_operator_keeps_for_itself_is_found() {
        assertThat(cluster(p -> p.database("postgres"))).containsExactly("forklift.E213 database(\"postgres\")");
        assertThat(cluster(p -> p.owner("streaming_replica")))
                .containsExactly("forklift.E213 owner(\"streaming_replica\")");
        assertThat(cluster(p -> p.user("pg_monitor", "monitor"))).containsExactly("forklift.E213 user(\"pg_monitor\")");
        assertThat(cluster(p -> p.setting("archive_command", "true")))
                .containsExactly("forklift.E212 setting(\"archive_command\", …)");
    }

    @Test
    void a_database_belongs_to_a_user_of_the_cluster() {
        assertThat(cluster(p -> p.extraDatabase("reports", "reporter")))
                .containsExactly("forklift.E213 the database 'reports' belongs to nobody that the cluster has");
        assertThat(cluster(p -> p.extraDatabase("reports", "app"))).isEmpty();
    }

    @Test
    void the_owner_is_no_further_user() {
        assertThat(cluster(p -> p.database("shop").user("shop", "shop-db")))
                .containsExactly("forklift.E213 the user 'shop' is the owner already");
    }

    @Test
    void what_a_cluster_does_not_take_is_found() {
        assertThat(cluster(p -> p.instances(0))).contains("forklift.E212 instances(0)");
        assertThat(cluster(p -> p.storage("lots"))).containsExactly("forklift.E111 storage(\"lots\")");
        assertThat(cluster(p -> p.extensions("pg_trgm; DROP")))
                .containsExactly("forklift.E111 the extension 'pg_trgm; DROP'");
        assertThat(cluster(p -> p.image("postgres"))).containsExactly("forklift.E111 image(\"postgres\")");
        assertThat(cluster(p -> p.snapshots("csi", "0 0 3 * * *")))
                .containsExactly("forklift.E111 snapshots(…, \"0 0 3 * * *\")");
    }

    @Test
    void a_pool_stands_before_a_database() {
        assertThat(found(s -> {
                    var db = s.add(
                            "db",
                            Postgres.external(
                                    "db.example.com", p -> p.user("shop").password(PASSWORD)));
                    var pool = s.add("pool", PgBouncer.of(db));
                    s.add("second", PgBouncer.of(pool));
                }))
                .containsExactly("forklift.E211 a pool before a pool");
    }

    @Test
    void what_a_pool_does_not_take_is_found() {
        assertThat(found(s -> {
                    var db = s.add(
                            "db",
                            Postgres.external(
                                    "db.example.com", p -> p.user("shop").password(PASSWORD)));
                    s.add(
                            "pool",
                            PgBouncer.of(
                                    db,
                                    p -> p.poolSize(0)
                                            .replicas(0)
                                            .setting("auth_type", "trust")
                                            .runAs(0, 0)));
                }))
                .containsExactly(
                        "forklift.E111 poolSize(0)",
                        "forklift.E111 replicas(0)",
                        "forklift.E111 runAs(0, 0)",
                        "forklift.E111 setting(\"auth_type\", …)");
    }

    @Test
    void no_certificate_is_issued_for_the_name_of_a_service() {
        assertThat(found(s -> s.add(
                        "db",
                        Postgres.external(
                                "db.example.com",
                                p -> p.user("shop")
                                        .password(PASSWORD)
                                        .viaService()
                                        .tls(TlsMode.VERIFY_FULL, ConfigKey.external("ca", "ca.crt"))))))
                .containsExactly("forklift.E211 viaService() beside tls(TlsMode.VERIFY_FULL, …)");
        assertThat(found(s -> s.add(
                        "db",
                        Postgres.external(
                                "10.0.0.7",
                                p -> p.user("shop").password(PASSWORD).viaService()))))
                .contains("forklift.E211 viaService() of the address 10.0.0.7");
    }
}
