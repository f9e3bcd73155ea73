package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Finding;
import dev.forklift.declare.SecretKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class DjangoMistakesTest {

    private static List<String> found(Consumer<DjangoProject.Options> options) {
        return Stack.named("shop").define(s -> Projects.django(s, options)).check().findings().stream()
                .map(f -> f.id() + " " + f.title())
                .toList();
    }

    private static RedisPort redis(int database, boolean evicts) {
        return new RedisPort(Endpoint.external("redis.example.com", 6379), database, Optional.empty(), false, evicts);
    }

    @Test
    void a_project_without_a_secret_key_is_found_at_its_line() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add("django", DjangoProject.of("shop:1", Projects.database(), d -> {})));
        assertThat(shop.check().findings()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo("forklift.E120");
            assertThat(f.site().file()).isEqualTo("DjangoMistakesTest.java");
        });
    }

    @Test
    void an_image_that_is_none_is_one_finding_whatever_runs_it() {
        for (String image : List.of("", "shop:1 2", "Shop:1", "https://registry.example.com/shop")) {
            Stack shop = Stack.named("shop").define(s -> {
                var django = s.add(
                        "django",
                        DjangoProject.of(
                                image, Projects.database(), d -> d.secretKey(SecretKey.external("app", "key"))));
                s.deployment("consumer", w -> django.process(w).port("http", 8000));
            });
            assertThat(shop.check().findings()).extracting(Finding::id).containsExactly("forklift.E121");
        }
    }

    @Test
    void every_usual_image_is_one() {
        for (String image : List.of(
                "shop",
                "shop:1.42.0",
                "localhost:5000/team/shop_web:latest",
                "ghcr.io/team/shop@sha256:" + "a".repeat(64),
                "registry.example.com/shop:1@sha256:" + "0".repeat(64))) {
            Stack shop = Stack.named("shop")
                    .define(s -> s.add(
                            "django",
                            DjangoProject.of(
                                    image, Projects.database(), d -> d.secretKey(SecretKey.external("app", "key")))));
            assertThat(shop.check().findings()).isEmpty();
        }
    }

    @Test
    void names_and_hosts_are_ones() {
        assertThat(found(d -> d.settingsModule("shop/settings.py")
                        .env("1ST", "x")
                        .allowedHosts("https://shop.example.com")
                        .manage()
                        .pullPolicy("sometimes")
                        .imagePullSecret("My Registry")))
                .containsExactly(
                        "forklift.E122 'shop/settings.py' is no module",
                        "forklift.E123 '1ST' is no name of an environment variable",
                        "forklift.E125 'https://shop.example.com' is no host to allow",
                        "forklift.E126 'My Registry' is no name of a Secret",
                        "forklift.E126 management commands without a program",
                        "forklift.E126 pullPolicy(\"sometimes\")");
    }

    @Test
    void a_variable_said_twice_is_found_at_its_line() {
        Stack shop = Stack.named("shop")
                .define(s -> Projects.django(s, d -> {
                    d.env("GREETING", "Hello");
                    d.env("GREETING", SecretKey.external("shop-app", "greeting"));
                    d.env("DATABASE_URL", "sqlite://");
                    d.env("SECRET_KEY", SecretKey.external("other", "key"));
                }));
        List<Finding> findings = shop.check().findings();
        assertThat(findings).hasSize(3).allMatch(f -> f.id().equals("forklift.E124"));
        int greeting = line(findings, "GREETING");
        assertThat(line(findings, "DATABASE_URL")).isEqualTo(greeting + 1);
        assertThat(line(findings, "SECRET_KEY")).isEqualTo(greeting + 2);
    }

    private static int line(List<Finding> findings, String name) {
        return findings.stream()
                .filter(f -> f.title().contains("'" + name + "'"))
                .findFirst()
                .orElseThrow()
                .site()
                .line();
    }

    @Test
    void what_looks_like_a_secret_is_a_warning() {
        assertThat(found(d -> d.env("EMAIL_HOST_PASSWORD", "hunter2")
                        .env("STRIPE_API_KEY", "sk_live")
                        .env("SEARCH_URL", "https://shop:hunter2@search.example.com")
                        .env("PASSWORD_RESET_TIMEOUT", "3600")
                        .env("CSRF_COOKIE_NAME", "token")
                        .env("HOMEPAGE_URL", "https://shop.example.com:8443/@shop")
                        .env("GITHUB_TOKEN", "")))
                .containsExactly(
                        "forklift.W120 the secret 'EMAIL_HOST_PASSWORD' is written as a literal",
                        "forklift.W120 the secret 'SEARCH_URL' is written as a literal",
                        "forklift.W120 the secret 'STRIPE_API_KEY' is written as a literal");
    }

    @Test
    void a_cache_shares_its_redis_with_nothing() {
        assertThat(found(d -> d.broker(redis(0, false)).cache(redis(1, false))))
                .containsExactly("forklift.W121 the cache shares its Redis with the broker");
        assertThat(found(d -> d.broker(redis(0, false)).results(redis(1, false))))
                .isEmpty();
    }

    @Test
    void only_a_cache_may_evict() {
        assertThat(found(d -> d.cache(redis(0, true)))).isEmpty();
        assertThat(found(d -> d.broker(redis(0, true)).channelLayer(redis(0, true))))
                .containsExactly(
                        "forklift.W122 the broker lies in a Redis that evicts",
                        "forklift.W122 the channel layer lies in a Redis that evicts");
    }

    @Test
    void a_variable_that_the_project_does_not_set_cannot_be_renamed() {
        assertThat(found(d -> d.envName("DATABSE_HOST", "DB_HOST")))
                .containsExactly("forklift.E127 'DATABSE_HOST' is no variable that the project sets");
    }
}
