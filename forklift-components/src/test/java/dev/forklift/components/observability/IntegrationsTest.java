package dev.forklift.components.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Integration;
import dev.forklift.components.mail.Smtp;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntegrationsTest {

    private static final SecretKey KEY = SecretKey.external("shop-agents", "key");

    private static Stack with(Integration... integrations) {
        return Stack.named("shop").define(s -> {
            Django django = Projects.django(s, d -> {
                for (Integration one : integrations) {
                    d.use(one);
                }
            });
            s.add("consumer", c -> c.deployment(w -> django.process(w).args("consume")));
        });
    }

    private static Container consumer(Stack shop) {
        return shop.graph()
                .deployment("consumer")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Map<String, String> settings(Stack shop) {
        return shop.graph().objects().stream()
                .filter(ConfigMap.class::isInstance)
                .map(o -> ((ConfigMap) o).getData())
                .filter(data -> data.containsKey("DJANGO_SETTINGS_MODULE"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sentry_is_told_the_release_by_the_images_tag() {
        Stack shop = with(Sentry.dsn(
                KEY, o -> o.environment("production").tracesSampleRate(0.1).host("o1.ingest.sentry.io")));

        assertThat(Projects.env(consumer(shop), "SENTRY_DSN")).isEqualTo("shop-agents[key]");
        assertThat(settings(shop))
                .containsEntry("SENTRY_RELEASE", "1.42.0")
                .containsEntry("SENTRY_ENVIRONMENT", "production")
                .containsEntry("SENTRY_TRACES_SAMPLE_RATE", "0.1");
        assertThat(shop.check().errors()).isEmpty();
    }

    @Test
    void an_image_without_a_tag_is_no_release() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add(
                        "django",
                        DjangoProject.of(
                                "registry.example.com:5000/shop",
                                Projects.database(),
                                d -> d.secretKey(KEY).use(Sentry.dsn(KEY)))));

        assertThat(settings(shop)).doesNotContainKey("SENTRY_RELEASE");
    }

    @Test
    void new_relics_key_really_arrives_from_the_secret() {
        Stack shop = with(NewRelic.licenseKey(
                KEY, "shop", o -> o.environment("production").europe()));

        var variable = consumer(shop).getEnv().stream()
                .filter(v -> v.getName().equals("NEW_RELIC_LICENSE_KEY"))
                .findFirst()
                .orElseThrow();
        assertThat(variable.getValueFrom().getSecretKeyRef().getName()).isEqualTo("shop-agents");
        assertThat(variable.getValueFrom().getSecretKeyRef().getKey()).isEqualTo("key");
        assertThat(settings(shop))
                .containsEntry("NEW_RELIC_APP_NAME", "shop")
                .containsEntry("NEW_RELIC_HOST", "collector.eu01.nr-data.net");
    }

    @Test
    void new_relics_configuration_may_be_a_secret_file() {
        Stack shop = with(NewRelic.licenseKey(KEY, "shop", o -> o.configFile(SecretKey.external("newrelic", "ini"))));

        assertThat(settings(shop)).containsEntry("NEW_RELIC_CONFIG_FILE", "/etc/newrelic/newrelic.ini");
        assertThat(consumer(shop).getVolumeMounts())
                .anyMatch(m -> m.getMountPath().equals("/etc/newrelic"));
    }

    @Test
    void open_telemetry_names_the_pod_that_sends() {
        Stack shop = with(OpenTelemetry.to(
                Endpoint.external("otel-collector.monitoring.svc", 4317),
                "shop",
                o -> o.sample(0.25).attribute("deployment.environment.name", "production")));

        assertThat(settings(shop))
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://otel-collector.monitoring.svc:4317")
                .containsEntry("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
                .containsEntry("OTEL_TRACES_SAMPLER_ARG", "0.25");
        assertThat(Projects.env(consumer(shop), "OTEL_RESOURCE_ATTRIBUTES"))
                .isEqualTo("k8s.pod.name=$(OTEL_POD_NAME),k8s.namespace.name=$(OTEL_POD_NAMESPACE),"
                        + "deployment.environment.name=production");
        assertThat(shop.check().errors()).isEmpty();
    }

    @Test
    void open_telemetry_goes_to_an_address_with_a_token() {
        Stack shop = with(OpenTelemetry.to("https://otlp.example.com", "shop", o -> o.headers(KEY)));

        assertThat(settings(shop))
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "https://otlp.example.com")
                .containsEntry("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        assertThat(Projects.env(consumer(shop), "OTEL_EXPORTER_OTLP_HEADERS")).isEqualTo("shop-agents[key]");
    }

    @Test
    void the_processes_of_a_pod_count_together_and_the_pods_address_is_known() {
        Stack shop = with(DjangoPrometheus.metrics());

        assertThat(settings(shop)).containsEntry("PROMETHEUS_MULTIPROC_DIR", "/var/run/prometheus");
        assertThat(consumer(shop).getEnv())
                .anyMatch(v -> v.getName().equals("POD_IP")
                        && v.getValueFrom().getFieldRef().getFieldPath().equals("status.podIP"));
    }

    @Test
    void mail_is_sent_as_django_calls_it() {
        Stack shop = with(Smtp.at("smtp.example.com", m -> m.login("shop", KEY).from("Shop <shop@example.com>")));

        assertThat(settings(shop))
                .containsEntry("EMAIL_HOST", "smtp.example.com")
                .containsEntry("EMAIL_PORT", "587")
                .containsEntry("EMAIL_USE_TLS", "true")
                .containsEntry("EMAIL_USE_SSL", "false")
                .containsEntry("EMAIL_HOST_USER", "shop")
                .containsEntry("SERVER_EMAIL", "Shop <shop@example.com>");
        assertThat(Projects.env(consumer(shop), "EMAIL_HOST_PASSWORD")).isEqualTo("shop-agents[key]");
        assertThat(settings(with(Smtp.at("smtp.example.com", Smtp.Options::tls))))
                .containsEntry("EMAIL_PORT", "465");
        assertThat(settings(with(Smtp.at("relay", m -> m.unencrypted().port(2525)))))
                .containsEntry("EMAIL_PORT", "2525")
                .containsEntry("EMAIL_USE_TLS", "false");
    }
}
