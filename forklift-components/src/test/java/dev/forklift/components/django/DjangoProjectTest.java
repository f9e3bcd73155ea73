package dev.forklift.components.django;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.ingress.Route;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.web.Daphne;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.Volume;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class DjangoProjectTest {

    private static final AmqpPort RABBIT = new AmqpPort(
            Endpoint.external("mq.example.com", 5671),
            Optional.empty(),
            "/",
            "shop",
            SecretKey.external("shop-mq", "password"),
            true);

    private static RedisPort redis(String host, boolean tls, boolean evicts) {
        return new RedisPort(
                Endpoint.external(host, 6379), 1, Optional.of(SecretKey.external(host, "password")), tls, evicts);
    }

    private static Stack shop(Consumer<DjangoProject.Options> options) {
        return Stack.named("shop").define(s -> {
            Django django = Projects.django(s, options);
            s.deployment("consumer", w -> django.process(w).args("python3", "manage.py", "consume"));
        });
    }

    private static void everything(DjangoProject.Options django) {
        django.cache(redis("cache.example.com", false, true))
                .channelLayer(redis("layer.example.com", true, false))
                .results(redis("results.example.com", true, false))
                .broker(RABBIT)
                .secretKeyFallback(SecretKey.external("shop-app", "OLD_KEY"))
                .env("GREETING", "Hello")
                .env("SENTRY_DSN", SecretKey.external("shop-app", "SENTRY_DSN"));
    }

    private static PodSpec pod(Stack shop) {
        return shop.graph().deployment("consumer").getSpec().getTemplate().getSpec();
    }

    private static Container container(Stack shop) {
        return pod(shop).getContainers().get(0);
    }

    private static Map<String, String> config(Stack shop) {
        return shop.graph().configMap("django").getData();
    }

    @Test
    void a_secret_that_may_be_missing_goes_before_the_settings_in_every_container() {
        Container process = container(shop(d -> d.envFromIfPresent(Ref.external(Secret.class, "shop-extra"))));
        assertThat(process.getEnvFrom().get(0).getConfigMapRef()).isNotNull();
        assertThat(process.getEnvFrom().get(1).getSecretRef().getName()).isEqualTo("shop-extra");
        assertThat(process.getEnvFrom().get(1).getSecretRef().getOptional()).isTrue();
    }

    @Test
    void a_secret_that_processes_need_is_not_optional() {
        Container process = container(shop(d -> d.envFrom(Ref.external(Secret.class, "shop-mail"))));
        assertThat(process.getEnvFrom().get(1).getSecretRef().getOptional()).isNull();
    }

    @Test
    void a_process_of_the_users_own_sees_all_of_it_in_one_line() {
        Stack shop = shop(d -> {});
        Container consumer = container(shop);
        assertThat(consumer.getImage()).isEqualTo("registry.example.com/shop:1.42.0");
        assertThat(env(consumer, "SECRET_KEY")).isEqualTo("shop-app[SECRET_KEY]");
        assertThat(consumer.getEnvFrom().get(0).getConfigMapRef().getName())
                .isEqualTo(shop.graph().configMap("django").getMetadata().getName());
        assertThat(pod(shop).getServiceAccountName()).isEqualTo("shop-django");
        assertThat(shop.graph().all(ServiceAccount.class)).hasSize(1);
    }

    @Test
    void urls_are_composed_in_the_pod() {
        Container consumer = container(shop(DjangoProjectTest::everything));
        assertThat(env(consumer, "DATABASE_URL"))
                .isEqualTo("postgres://shop:$(DATABASE_PASSWORD)@db.example.com:5432/shop?sslmode=require");
        assertThat(env(consumer, "CACHE_URL")).isEqualTo("redis://:$(CACHE_PASSWORD)@cache.example.com:6379/1");
        assertThat(env(consumer, "CELERY_BROKER_URL"))
                .isEqualTo("amqps://shop:$(CELERY_BROKER_PASSWORD)@mq.example.com:5671/%2F");
        assertThat(env(consumer, "SECRET_KEY_FALLBACKS")).isEqualTo("$(SECRET_KEY_FALLBACK_0)");
        assertThat(env(consumer, "SENTRY_DSN")).isEqualTo("shop-app[SENTRY_DSN]");
    }

    @Test
    void an_encrypted_redis_is_looked_at_as_celery_demands() {
        Container consumer = container(shop(DjangoProjectTest::everything));
        assertThat(env(consumer, "CELERY_RESULT_BACKEND")).endsWith("/1?ssl_cert_reqs=required");
        assertThat(env(consumer, "CHANNEL_LAYER_URL")).startsWith("rediss://");
    }

    @Test
    void parts_are_split_and_passwords_are_apart() {
        Stack shop = shop(d -> {
            everything(d);
            d.environment(EnvironmentStyle.SPLIT);
        });
        assertThat(config(shop))
                .containsEntry("DATABASE_HOST", "db.example.com")
                .containsEntry("DATABASE_PORT", "5432")
                .containsEntry("DATABASE_SSLMODE", "require")
                .containsEntry("CACHE_DB", "1")
                .containsEntry("CHANNEL_LAYER_TRANSPORT", "rediss")
                .containsEntry("CELERY_BROKER_VHOST", "/")
                .containsEntry("GREETING", "Hello");
        assertThat(env(container(shop), "CACHE_PASSWORD")).isEqualTo("cache.example.com[password]");
        assertThat(container(shop).getEnv()).noneMatch(v -> v.getName().endsWith("_URL"));
        assertThat(shop.check().findings()).extracting(f -> f.id()).containsOnly("forklift.W020");
    }

    @Test
    void a_file_holds_what_is_no_secret_and_a_file_each_what_is() {
        Stack shop = Stack.named("shop").define(s -> {
            Django django = Projects.django(s, d -> {
                everything(d);
                d.environment(EnvironmentStyle.FILE);
            });
            var live = s.add("live", Daphne.of(django, "shop.asgi:application"));
            s.declare(new Route("shop.example.com", "/", live.at(), true));
            s.deployment("consumer", w -> django.process(w).args("python3", "manage.py", "consume"));
        });
        var file = shop.graph().of("django").stream()
                .filter(o -> o.getMetadata().getName().startsWith("shop-django-settings-"))
                .map(o -> (io.fabric8.kubernetes.api.model.ConfigMap) o)
                .findFirst()
                .orElseThrow();
        assertThat(file.getData().get("settings.json")).startsWith("""
                        {
                          "ALLOWED_HOSTS": ["shop.example.com", "shop-live"],
                          "CSRF_TRUSTED_ORIGINS": ["https://shop.example.com"],
                          "DATABASE_HOST": "db.example.com",
                          "DATABASE_PORT": "5432",
                        """);
        assertThat(config(shop))
                .containsEntry("SETTINGS_FILE", "/etc/django/settings.json")
                .doesNotContainKeys("ALLOWED_HOSTS", "DATABASE_HOST");
        var volume = pod(shop).getVolumes().stream()
                .filter(v -> v.getName().equals("django-settings"))
                .findFirst()
                .orElseThrow();
        assertThat(volume.getProjected().getSources().stream()
                        .filter(p -> p.getSecret() != null)
                        .flatMap(p -> p.getSecret().getItems().stream())
                        .map(i -> i.getPath()))
                .contains("secrets/SECRET_KEY", "secrets/DATABASE_PASSWORD", "secrets/CELERY_BROKER_PASSWORD");
        assertThat(container(shop).getEnv()).extracting(v -> v.getName()).containsExactly("SENTRY_DSN");
        assertThat(shop.check().errors()).isEmpty();
    }

    @Test
    void the_authority_of_the_database_is_mounted() {
        PostgresPort database = new PostgresPort(
                Endpoint.external("db.example.com", 5432),
                "shop",
                "shop",
                SecretKey.external("shop-db", "password"),
                "verify-full",
                Optional.of(ConfigKey.external("authorities", "rds.pem")));
        Stack shop = Stack.named("shop").define(s -> {
            Django django = s.add(
                    "django",
                    DjangoProject.of("shop:1", database, d -> d.secretKey(SecretKey.external("shop-app", "key"))));
            s.deployment("consumer", w -> django.process(w).args("consume"));
        });
        assertThat(env(container(shop), "DATABASE_URL"))
                .endsWith("?sslmode=verify-full&sslrootcert=/etc/forklift/postgres/ca.crt");
        assertThat(container(shop).getVolumeMounts())
                .anyMatch(m -> m.getMountPath().equals("/etc/forklift/postgres"));
    }

    @Test
    void hosts_said_routed_and_served_are_allowed_and_those_of_another_project_are_not() {
        Stack shop = Stack.named("shop").define(s -> {
            Django django = Projects.django(s, d -> d.allowedHosts("internal.example.com"));
            var live = s.add("live", Daphne.of(django, "shop.asgi:application"));
            s.declare(new Route("shop.example.com", "/", live.at(), true));
            s.declare(new Route("elsewhere.example.com", "/", Endpoint.external("x.example.com", 80), true));
        });
        assertThat(config(shop))
                .containsEntry("ALLOWED_HOSTS", "internal.example.com,shop.example.com,shop-live")
                .containsEntry("CSRF_TRUSTED_ORIGINS", "https://shop.example.com");
    }

    @Test
    void hosts_and_defaults_give_way_to_what_the_user_says() {
        assertThat(config(shop(d -> d.env("ALLOWED_HOSTS", "*").env("HOME", "/home/app"))))
                .containsEntry("ALLOWED_HOSTS", "*")
                .containsEntry("HOME", "/home/app");
    }

    @Test
    void what_a_workload_says_itself_it_keeps() {
        Stack shop = Stack.named("shop").define(s -> {
            Django django = Projects.django(s, d -> {});
            s.deployment(
                    "consumer",
                    w -> django.process(w.image("other:1").env("DATABASE_URL", "sqlite://"))
                            .args("consume"));
        });
        assertThat(container(shop).getImage()).isEqualTo("other:1");
        assertThat(env(container(shop), "DATABASE_URL")).isEqualTo("sqlite://");
        assertThat(shop.check().errors()).isEmpty();
    }

    @Test
    void the_image_is_pulled_as_said() {
        Stack shop = shop(d -> d.pullPolicy("Always").imagePullSecret("registry"));
        assertThat(container(shop).getImagePullPolicy()).isEqualTo("Always");
        assertThat(pod(shop).getImagePullSecrets()).extracting(r -> r.getName()).containsExactly("registry");
    }

    @Test
    void a_secret_key_under_the_users_own_name_is_one() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add(
                        "django",
                        DjangoProject.of(
                                "shop:1",
                                Projects.database(),
                                d -> d.env("DD_SECRET_KEY", SecretKey.external("dojo", "key")))));
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void variables_are_called_as_the_project_reads_them_also_within_others() {
        Stack shop = shop(d -> d.environment(EnvironmentStyle.SPLIT)
                .envName("DATABASE_HOST", "DD_DATABASE_HOST")
                .envName("SECRET_KEY", "DD_SECRET_KEY")
                .envName("ALLOWED_HOSTS", "DD_ALLOWED_HOSTS"));
        assertThat(config(shop))
                .containsKeys("DD_DATABASE_HOST", "DD_ALLOWED_HOSTS")
                .doesNotContainKey("DATABASE_HOST");
        assertThat(env(container(shop), "DD_SECRET_KEY")).isEqualTo("shop-app[SECRET_KEY]");

        Stack urls = shop(d -> d.envName("DATABASE_PASSWORD", "DB_PASSWORD"));
        assertThat(env(container(urls), "DATABASE_URL")).contains(":$(DB_PASSWORD)@");
    }

    @Test
    void an_integration_gives_every_process_what_it_needs() {
        Integration search = d -> d.env("SEARCH_URL", "http://search.example.com:7700")
                .connectsTo(Endpoint.external("search.example.com", 7700))
                .mount("/etc/search", Volume.emptyDir("search"), true);
        Container consumer = container(shop(d -> d.use(search)));
        assertThat(consumer.getVolumeMounts())
                .anySatisfy(m -> assertThat(m.getMountPath()).isEqualTo("/etc/search"));
        assertThat(config(shop(d -> d.use(search)))).containsEntry("SEARCH_URL", "http://search.example.com:7700");
    }
}
