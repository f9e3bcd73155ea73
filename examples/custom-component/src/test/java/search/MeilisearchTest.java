package search;

import static dev.forklift.testkit.ForkliftAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.declare.SecretKey;
import dev.forklift.render.Manifest;
import dev.forklift.testkit.evaluators.Traffic;
import dev.forklift.workload.Profile;
import org.junit.jupiter.api.Test;

class MeilisearchTest {

    private static final SecretKey KEY = SecretKey.external("shop-search", "key");

    static Stack shop() {
        return Stack.named("shop").profile(Profile.production()).define(MeilisearchTest::shop);
    }

    private static void shop(Scope s) {
        s.networkPolicies(n -> n.ingressController("traefik"));
        SearchPort search = s.add("search", Meilisearch.of(KEY, m -> m.storage("20Gi")));
        PostgresPort db = s.add(
                "db",
                Postgres.external(
                        "db.example.com",
                        p -> p.database("shop").user("shop").password(SecretKey.external("shop-db", "password"))));
        Django django = s.add(
                "django",
                DjangoProject.of(
                        "registry.example.com/shop:1",
                        db,
                        d -> d.settingsModule("shop.settings")
                                .secretKey(SecretKey.external("shop-app", "SECRET_KEY"))
                                .use(search)));
        s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
    }

    @Test
    void the_stack_has_no_findings() {
        assertThat(shop().check().findings()).isEmpty();
    }

    @Test
    void its_index_is_kept_on_a_claim() {
        assertThat(Manifest.document(shop().graph().statefulSet("search")))
                .contains("storage: 20Gi", "mountPath: /meili_data", "readOnlyRootFilesystem: true");
    }

    @Test
    void the_projects_processes_know_where_it_is_and_may_talk_to_it() {
        Stack shop = shop();
        assertThat(shop.graph().configMap("django").getData()).containsEntry("SEARCH_URL", "http://shop-search:7700");

        Traffic traffic = Traffic.in(shop.graph());
        assertThat(traffic.allows(traffic.pod("web"), traffic.pod("search"), 7700, "TCP"))
                .isTrue();
        assertThat(traffic.allows(traffic.pod("search"), traffic.pod("web"), 8000, "TCP"))
                .isFalse();
    }

    @Test
    void a_version_that_is_none_is_found_where_it_is_refused_and_where_it_was_added() {
        Stack shop = Stack.named("shop").define(s -> s.add("search", Meilisearch.of(KEY, m -> m.version("latest"))));

        assertThat(shop.check().errors()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo("search.E001");
            assertThat(f.toString()).contains("Meilisearch.java:").contains("added at MeilisearchTest.java:");
        });
    }
}
