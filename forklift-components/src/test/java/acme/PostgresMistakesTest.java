package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.postgres.ExternalPostgres;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresServer;
import dev.forklift.components.postgres.TlsMode;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Finding;
import dev.forklift.declare.SecretKey;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Outside of the library's packages, since lines within them are nobody's. */
final class PostgresMistakesTest {

    private static final SecretKey PASSWORD = SecretKey.external("shop-db", "password");

    private static List<String> inCluster(Consumer<PostgresServer.Options> options) {
        return found(Stack.named("shop").define(s -> s.add("db", Postgres.inCluster(options))));
    }

    private static List<String> external(Consumer<ExternalPostgres.Options> options) {
        return found(Stack.named("shop").define(s -> s.add("db", Postgres.external("db.example.com", options))));
    }

    private static List<String> found(Stack stack) {
        return stack.check().findings().stream()
                .map(f -> f.id() + " " + f.title())
                .toList();
    }

    @Test
    void without_a_password_it_is_one_finding_at_the_factory_s_line() {
        int line = line() + 2;
        Stack shop = Stack.named("shop").define(s -> {
            var postgres = Postgres.inCluster(pg -> pg.user("shop"));
            s.add("db", postgres);
        });
        Finding finding = shop.check().findings().get(0);
        assertThat(shop.check().findings()).hasSize(1);
        assertThat(finding.id()).isEqualTo("forklift.E110");
        assertThat(finding.site()).hasToString("PostgresMistakesTest.java:" + line);
        assertThat(finding.path()).hasToString("db");
    }

    @Test
    void outside_of_the_stack_it_needs_a_user_and_a_password() {
        assertThat(external(pg -> pg.database("shop")))
                .containsExactly(
                        "forklift.E110 the Postgres at db.example.com has no password",
                        "forklift.E110 the Postgres at db.example.com has no user");
    }

    @Test
    void a_mistake_is_found_at_its_line() {
        int line = line() + 3;
        Stack shop = Stack.named("shop")
                .define(s -> s.add(
                        "db", Postgres.inCluster(pg -> pg.password(PASSWORD).storage("10 GB"))));
        assertThat(shop.check().findings())
                .singleElement()
                .satisfies(f -> assertThat(f.site()).hasToString("PostgresMistakesTest.java:" + line));
    }

    @Test
    void wrong_values_are_found() {
        assertThat(inCluster(pg -> pg.password(PASSWORD)
                        .version("17 beta")
                        .image("")
                        .runAs(0, 0)
                        .cpu("much")
                        .memory("-1Gi")
                        .storage("0")
                        .user("")
                        .database("a b")
                        .maxConnections(0)
                        .setting("work mem", "1MB")))
                .containsExactly(
                        "forklift.E111 cpu(\"much\")",
                        "forklift.E111 database(\"a b\")",
                        "forklift.E111 image(\"\")",
                        "forklift.E111 maxConnections(0)",
                        "forklift.E111 memory(\"-1Gi\")",
                        "forklift.E111 runAs(0, 0)",
                        "forklift.E111 setting(\"work mem\", …)",
                        "forklift.E111 storage(\"0\")",
                        "forklift.E111 user(\"\")",
                        "forklift.E111 version(\"17 beta\")");
    }

    @Test
    void wrong_values_outside_of_the_stack_are_found() {
        assertThat(external(pg -> pg.password(PASSWORD).user("shop").port(0))).containsExactly("forklift.E111 port(0)");
        assertThat(found(Stack.named("shop")
                        .define(s -> s.add(
                                "db",
                                Postgres.external(
                                        "postgres://db:5432",
                                        pg -> pg.user("shop").password(PASSWORD))))))
                .containsExactly("forklift.E111 'postgres://db:5432' is no host");
    }

    @Test
    void one_user_has_one_password() {
        assertThat(inCluster(pg -> pg.password(PASSWORD).developmentPassword("dev")))
                .containsExactly("forklift.E112 two passwords");
    }

    @Test
    void a_development_password_fits_into_a_url() {
        assertThat(inCluster(pg -> pg.password(PASSWORD).developmentPassword("p@ss/w:rd")))
                .containsExactly("forklift.E111 a developmentPassword(…) that a URL does not take as it is");
    }

    @Test
    void a_password_that_is_refused_is_not_missing_as_well() {
        assertThat(inCluster(pg -> pg.developmentPassword("p@ss/w:rd")))
                .containsExactly("forklift.E111 a developmentPassword(…) that a URL does not take as it is");
    }

    @Test
    void what_is_ephemeral_has_no_claim_to_size() {
        assertThat(inCluster(pg -> pg.password(PASSWORD).storage("1Gi").ephemeral()))
                .containsExactly("forklift.E112 ephemeral() beside storage(…)");
    }

    @Test
    void what_is_verified_needs_a_certificate() {
        assertThat(external(pg -> pg.user("shop").password(PASSWORD).tls(TlsMode.VERIFY_FULL)))
                .containsExactly("forklift.E113 tls(TlsMode.VERIFY_FULL) without a certificate");
    }

    @Test
    void a_certificate_is_given_to_be_verified() {
        assertThat(external(pg ->
                        pg.user("shop").password(PASSWORD).tls(TlsMode.REQUIRE, ConfigKey.external("ca", "ca.crt"))))
                .containsExactly("forklift.E113 tls(TlsMode.REQUIRE) with a certificate");
    }

    @Test
    void two_pods_would_be_two_databases() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add("db", Postgres.inCluster(pg -> pg.password(PASSWORD)), o -> o.replicas(2)));
        assertThat(found(shop)).singleElement().asString().contains("replicas(2)");
    }

    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow())
                .getLineNumber();
    }
}
