package dev.forklift.components.django;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.declare.SecretKey;
import dev.forklift.render.Manifests;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SettingsFileTest {

    private static Stack with(Consumer<DjangoProject.Options> options) {
        return Stack.named("shop").define(s -> {
            Django django = Projects.django(s, options);
            s.add("consumer", c -> c.deployment(w -> django.process(w).args("consume")));
        });
    }

    private static String file(Stack shop, String name) {
        return shop.graph().objects().stream()
                .filter(o -> o instanceof ConfigMap map && map.getData().containsKey(name))
                .map(o -> ((ConfigMap) o).getData().get(name))
                .findFirst()
                .orElseThrow();
    }

    private static PodSpec pod(Stack shop) {
        return shop.graph().deployment("consumer").getSpec().getTemplate().getSpec();
    }

    private static DjangoProject.Options typed(DjangoProject.Options d) {
        return d.setting("DEBUG", false)
                .setting("SESSION_COOKIE_AGE", 3600)
                .setting("SAMPLE_RATE", 0.25)
                .setting("BIG", 1e12)
                .setting("TIME_ZONE", "Europe/Berlin")
                .setting("SAYS", "no \"quotes\", \\ or \u2028 are lost\n")
                .setting("ADMINS", List.of(List.of("Ann", "ann@example.com")))
                .setting("FEATURES", Map.of("b", true, "a", 1));
    }

    @Test
    void settings_keep_their_types_in_json() throws IOException {
        JsonNode json = new ObjectMapper().readTree(file(with(d -> typed(d)), "settings.json"));

        assertThat(json.get("DEBUG").isBoolean()).isTrue();
        assertThat(json.get("SESSION_COOKIE_AGE").intValue()).isEqualTo(3600);
        assertThat(json.get("SAMPLE_RATE").doubleValue()).isEqualTo(0.25);
        assertThat(json.get("SAYS").textValue()).isEqualTo("no \"quotes\", \\ or \u2028 are lost\n");
        assertThat(json.get("ADMINS").get(0).get(1).textValue()).isEqualTo("ann@example.com");
        assertThat(json.get("FEATURES").get("a").intValue()).isEqualTo(1);
    }

    @Test
    void settings_are_written_as_yaml_where_the_file_is_called_so() {
        Stack shop = with(d -> typed(d).settingsFile("/etc/config/shop.yaml").setting("ON", "off"));

        assertThat(file(shop, "shop.yaml")).isEqualTo("""
                DEBUG: false
                SESSION_COOKIE_AGE: 3600
                SAMPLE_RATE: 0.25
                BIG: 1000000000000.0
                TIME_ZONE: "Europe/Berlin"
                SAYS: "no \\"quotes\\", \\\\ or \\u2028 are lost\\n"
                ADMINS: [["Ann", "ann@example.com"]]
                FEATURES: {"a": 1, "b": true}
                "ON": "off"
                """);
        assertThat(shop.render(Manifests.stream()).files().values().iterator().next())
                .contains("SETTINGS_FILE: /etc/config/shop.yaml", "mountPath: /etc/config\n");
    }

    @Test
    void a_file_of_everything_holds_the_addresses_beside_the_typed_settings() throws IOException {
        Stack shop = with(d ->
                d.environment(EnvironmentStyle.FILE).setting("DEBUG", false).setting("ALLOWED_HOSTS", List.of("*")));
        JsonNode json = new ObjectMapper().readTree(file(shop, "settings.json"));

        assertThat(json.get("DATABASE_HOST").textValue()).isEqualTo("db.example.com");
        assertThat(json.get("DEBUG").booleanValue()).isFalse();
        assertThat(json.get("ALLOWED_HOSTS").get(0).textValue()).isEqualTo("*");
    }

    @Test
    void beside_environment_the_file_holds_the_typed_settings_alone() {
        Stack shop = with(d -> d.setting("DEBUG", false));

        assertThat(file(shop, "settings.json")).isEqualTo("{\n  \"DEBUG\": false\n}\n");
        assertThat(Projects.env(pod(shop).getContainers().get(0), "DATABASE_URL"))
                .startsWith("postgres://");
    }

    @Test
    void a_changed_setting_is_another_file_and_rolls_the_pods() {
        assertThat(pod(with(d -> d.setting("DEBUG", false))).getVolumes())
                .isNotEqualTo(pod(with(d -> d.setting("DEBUG", true))).getVolumes());
    }

    @Test
    void secrets_are_files_in_a_volume_for_each_directory() {
        SecretKey key = SecretKey.external("shop-saml", "key");
        Stack shop = with(d -> d.secretFile("/etc/saml/sp.key", key)
                .secretFile("/etc/saml/sp.crt", SecretKey.external("shop-saml", "crt"))
                .secretFile("/etc/newrelic/newrelic.ini", key));

        assertThat(pod(shop).getContainers().get(0).getVolumeMounts())
                .filteredOn(m -> m.getName().startsWith("secret-files"))
                .extracting(m -> m.getMountPath() + " " + m.getName() + " " + m.getReadOnly())
                .containsExactlyInAnyOrder(
                        "/etc/newrelic secret-files-etc-newrelic true", "/etc/saml secret-files-etc-saml true");
        assertThat(shop.check().errors()).isEmpty();
    }

    @Test
    void keys_that_signed_earlier_are_told_in_every_style() {
        SecretKey old = SecretKey.external("shop-app", "OLD");
        for (EnvironmentStyle style : List.of(EnvironmentStyle.URLS, EnvironmentStyle.SPLIT)) {
            PodSpec pod = pod(with(d -> d.environment(style).secretKeyFallback(old)));
            assertThat(Projects.env(pod.getContainers().get(0), "SECRET_KEY_FALLBACKS"))
                    .isEqualTo("$(SECRET_KEY_FALLBACK_0)");
            assertThat(Projects.env(pod.getContainers().get(0), "SECRET_KEY_FALLBACK_0"))
                    .isEqualTo("shop-app[OLD]");
        }
        PodSpec pod = pod(with(d -> d.environment(EnvironmentStyle.FILE).secretKeyFallback(old)));
        assertThat(pod.getVolumes().toString()).contains("secrets/SECRET_KEY_FALLBACK_0");
    }
}
