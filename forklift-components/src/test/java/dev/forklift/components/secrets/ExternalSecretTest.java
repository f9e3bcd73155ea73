package dev.forklift.components.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.declare.Endpoint;
import dev.forklift.render.Manifests;
import dev.forklift.resource.SecretHandle;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExternalSecretTest {

    private static Stack of(Consumer<ExternalSecret.Options> options) {
        return Stack.named("shop").define(s -> s.add("app", ExternalSecret.from(SecretStore.cluster("aws"), options)));
    }

    private static String rendered(Stack stack) {
        return stack.render(Manifests.stream()).files().values().iterator().next();
    }

    @Test
    void values_are_fetched_one_by_one() {
        Stack shop =
                of(e -> e.key("SECRET_KEY", "shop/production", "secret_key").key("PASSWORD", "shop/db"));

        assertThat(rendered(shop)).contains("""
                spec:
                  data:
                  - remoteRef:
                      key: shop/production
                      property: secret_key
                    secretKey: SECRET_KEY
                  - remoteRef:
                      key: shop/db
                    secretKey: PASSWORD
                  refreshInterval: 3600s
                  secretStoreRef:
                    kind: ClusterSecretStore
                    name: aws
                  target:
                    name: shop-app
                    creationPolicy: Owner
                    deletionPolicy: Retain
                """);
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void no_secret_is_written_and_the_one_that_will_be_there_is_not_missed() {
        Stack shop = Stack.named("shop").define(s -> {
            SecretHandle app =
                    s.add("app", ExternalSecret.from(SecretStore.named("vault"), e -> e.all("shop", "SECRET_KEY")));
            Django django = s.add(
                    "django", DjangoProject.of("shop:1", Projects.database(), d -> d.secretKey(app.key("SECRET_KEY"))));
            s.add("consumer", c -> c.deployment(w -> django.process(w).args("consume")));
        });

        assertThat(shop.graph().objects()).noneMatch(Secret.class::isInstance);
        assertThat(shop.prerequisites().toBeMade().toString()).doesNotContain("shop-app");
        assertThat(Projects.env(consumer(shop), "SECRET_KEY")).isEqualTo("shop-app[SECRET_KEY]");
        assertThat(shop.check().errors()).isEmpty();
    }

    private static io.fabric8.kubernetes.api.model.Container consumer(Stack shop) {
        return shop.graph()
                .deployment("consumer")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    @Test
    void a_value_is_composed_in_the_cluster_and_any_password_fits_into_a_url() {
        Stack shop = Stack.named("shop").define(s -> {
            Endpoint db = s.deployment("db", w -> w.image("db:1").port("db", 5432))
                    .service()
                    .endpoint("db");
            s.add(
                    "app",
                    ExternalSecret.from(
                            SecretStore.cluster("aws"),
                            e -> e.key("password", "db")
                                    .composed(
                                            "DATABASE_URL",
                                            v -> v.text("postgres://shop:")
                                                    .encoded("password")
                                                    .text("@")
                                                    .text(db.hostAndPort())
                                                    .text("/{{shop}}"))));
        });

        assertThat(rendered(shop)).contains("""
                    template:
                      type: Opaque
                      data:
                        DATABASE_URL: postgres://shop:{{ .password | urlquery | replace "+" "%20" }}@shop-db:5432/{{ "{{" }}shop}}
                      engineVersion: v2
                      mergePolicy: Merge
                """);
    }

    @Test
    void a_settings_file_is_assembled_of_keys() {
        Stack shop = of(e -> e.all("shop", "SECRET_KEY", "FERNET-KEYS")
                .file("app.yml", "SECRET_KEY", "FERNET-KEYS")
                .file("app.json", "SECRET_KEY", "FERNET-KEYS"));

        assertThat(rendered(shop)).contains("""
                        app.json: |
                          {
                            "SECRET_KEY": {{ .SECRET_KEY | toJson }},
                            "FERNET-KEYS": {{ index . "FERNET-KEYS" | toJson }}
                          }
                        app.yml: |
                          "SECRET_KEY": {{ .SECRET_KEY | toJson }}
                          "FERNET-KEYS": {{ index . "FERNET-KEYS" | toJson }}
                """);
    }

    @Test
    void how_often_and_under_which_name() {
        assertThat(rendered(of(e -> e.all("shop", "A")
                        .refresh(Duration.ofMinutes(5))
                        .secretName("shop-secrets")
                        .type("kubernetes.io/dockerconfigjson")
                        .deletedWithItsValues())))
                .contains("refreshInterval: 300s", "name: shop-secrets", "deletionPolicy: Delete", "dockerconfigjson");
        assertThat(rendered(of(e -> e.all("shop").key("A", "b").once())))
                .contains("refreshPolicy: CreatedOnce")
                .doesNotContain("refreshInterval");
    }

    @Test
    void an_image_is_pulled_with_a_secret_that_is_fetched() {
        Stack shop = Stack.named("shop").define(s -> {
            SecretHandle registry = s.add(
                    "registry",
                    ExternalSecret.from(
                            SecretStore.cluster("aws"),
                            e -> e.type("kubernetes.io/dockerconfigjson").key(".dockerconfigjson", "registry")));
            Django django = Projects.django(s, d -> d.imagePullSecret(registry));
            s.add("consumer", c -> c.deployment(w -> django.process(w).args("consume")));
        });

        assertThat(rendered(shop)).contains("imagePullSecrets:\n      - name: shop-registry");
        assertThat(shop.check().errors()).isEmpty();
    }

    @Test
    void pods_are_rolled_by_reloader_where_that_is_said() {
        Stack shop = Stack.named("shop").define(s -> {
            Django django = Projects.django(s, d -> d.use(Reloader.auto()));
            s.add("consumer", c -> c.deployment(w -> django.process(w).args("consume")));
        });

        assertThat(shop.graph().deployment("consumer").getMetadata().getAnnotations())
                .containsEntry("reloader.stakater.com/auto", "true");
    }
}
