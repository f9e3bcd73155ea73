package dev.forklift.components.postgres;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.EnvironmentStyle;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.declare.SecretKey;
import dev.forklift.render.Manifests;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class PgBouncerTest {

    private static Stack shop(EnvironmentStyle style, Consumer<PgBouncer.Options> options) {
        Stack shop = Stack.named("shop").define(s -> {
            PostgresPort pool = s.add("pool", PgBouncer.of(Projects.database(), options));
            Django django = s.add(
                    "django",
                    DjangoProject.of(
                            "registry.example.com/shop:1",
                            pool,
                            d -> d.environment(style).secretKey(SecretKey.external("shop-app", "SECRET_KEY"))));
            s.add("migrate", Migrate.of(django));
            s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
        });
        assertThat(shop.check().findings()).isEmpty();
        return shop;
    }

    private static String ini(Stack shop) {
        return shop.graph().configMap("pool").getData().get("pgbouncer.ini");
    }

    private static PodSpec pod(Stack shop) {
        return shop.graph().deployment("pool").getSpec().getTemplate().getSpec();
    }

    private static Container web(Stack shop) {
        return shop.graph()
                .deployment("web")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Container migrate(Stack shop) {
        return shop.graph()
                .job("migrate")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Map<String, String> settings(Stack shop) {
        return shop.graph().configMap("django").getData();
    }

    @Test
    void it_pools_by_transaction_before_the_database() {
        assertThat(ini(shop(EnvironmentStyle.URLS, p -> p.poolSize(30))))
                .contains(
                        "* = host=db.example.com port=5432\n",
                        "pool_mode = transaction\n",
                        "default_pool_size = 30\n",
                        "server_tls_sslmode = require\n");
    }

    @Test
    void its_password_is_in_no_config_map() {
        Stack shop = shop(EnvironmentStyle.URLS, p -> {});
        assertThat(ini(shop)).doesNotContain("password=");
        Container users = pod(shop).getInitContainers().get(0);
        assertThat(env(users, "POOL_PASSWORD")).isEqualTo("shop-db[password]");
        assertThat(pod(shop).getVolumes())
                .filteredOn(v -> v.getName().equals("users"))
                .singleElement()
                .satisfies(v -> assertThat(v.getEmptyDir().getMedium()).isEqualTo("Memory"));
    }

    @Test
    void two_pods_of_it_run_and_an_eviction_leaves_one() {
        Stack shop = shop(EnvironmentStyle.URLS, p -> {});
        assertThat(shop.graph().deployment("pool").getSpec().getReplicas()).isEqualTo(2);
        assertThat(shop.graph().of("pool"))
                .extracting(o -> o.getKind())
                .contains("PodDisruptionBudget", "Service", "ConfigMap");
    }

    @Test
    void a_project_connects_to_it_as_transactions_need() {
        Stack shop = shop(EnvironmentStyle.URLS, p -> {});
        assertThat(env(web(shop), "DATABASE_URL"))
                .isEqualTo("postgres://shop:$(DATABASE_PASSWORD)@shop-pool:6432/shop?sslmode=disable");
        assertThat(settings(shop))
                .containsEntry("DISABLE_SERVER_SIDE_CURSORS", "true")
                .containsEntry("CONN_MAX_AGE", "0");
    }

    @Test
    void in_session_mode_a_project_needs_nothing() {
        assertThat(settings(shop(EnvironmentStyle.URLS, PgBouncer.Options::sessionMode)))
                .doesNotContainKeys("DISABLE_SERVER_SIDE_CURSORS", "CONN_MAX_AGE");
    }

    @Test
    void migrations_connect_past_it_by_url() {
        assertThat(env(migrate(shop(EnvironmentStyle.URLS, p -> {})), "DATABASE_URL"))
                .isEqualTo("postgres://shop:$(DATABASE_PASSWORD)@db.example.com:5432/shop?sslmode=require");
    }

    @Test
    void migrations_connect_past_it_by_parts() {
        Stack shop = shop(EnvironmentStyle.SPLIT, p -> {});
        assertThat(settings(shop)).containsEntry("DATABASE_HOST", "shop-pool");
        assertThat(env(migrate(shop), "DATABASE_HOST")).isEqualTo("db.example.com");
        assertThat(env(migrate(shop), "DATABASE_PORT")).isEqualTo("5432");
        assertThat(env(migrate(shop), "DATABASE_SSLMODE")).isEqualTo("require");
    }

    @Test
    void migrations_connect_past_it_by_a_file_of_their_own() {
        Stack shop = shop(EnvironmentStyle.FILE, p -> {});
        Map<?, String> files = shop.render(Manifests.perObject()).files();
        assertThat(files.toString())
                .contains("\"DATABASE_HOST\": \"shop-pool\"", "\"DATABASE_HOST\": \"db.example.com\"");
        assertThat(volumes(shop.graph().job("migrate").getSpec().getTemplate().getSpec()))
                .contains("shop-django-settings-past-pool");
        assertThat(volumes(
                        shop.graph().deployment("web").getSpec().getTemplate().getSpec()))
                .doesNotContain("past-pool");
    }

    private static String volumes(PodSpec pod) {
        return pod.getVolumes().toString();
    }

    @Test
    void another_user_connects_past_it() {
        PostgresPort pool = new PostgresPort(
                Projects.database().at(),
                "shop",
                "shop",
                Projects.database().password(),
                "disable",
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.of(new PostgresPort.Pool(Projects.database(), PoolMode.TRANSACTION)),
                java.util.Optional.empty());
        PostgresPort other = pool.withUser("reporter", SecretKey.external("reporter", "password"));
        assertThat(other.pool()).isEmpty();
        assertThat(other.sslMode()).isEqualTo("require");
        assertThat(pool.withDatabase("reports").direct().database()).isEqualTo("reports");
    }
}
