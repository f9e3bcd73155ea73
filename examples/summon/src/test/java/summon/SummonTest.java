package summon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.graph.ObjectGraph;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SummonTest {

    static final Tenant ACME =
            new Tenant("acme", "us.gcr.io/ridecell/summon:8.1.0", "summon_platform", Map.of("dispatch", "2.4.1"));

    private static Stack in(String environment) {
        return Summon.of(
                ACME,
                environments()
                        .filter(e -> e.id().equals(environment))
                        .findFirst()
                        .orElseThrow());
    }

    static Stream<Environment> environments() {
        return Stream.of(Environment.DEV, Environment.QA, Environment.UAT, Environment.PROD);
    }

    private static int replicas(ObjectGraph graph, String component) {
        return graph.deployment(component).getSpec().getReplicas();
    }

    @ParameterizedTest
    @CsvSource({"dev,  1, 1, 1, 1, 1", "qa,   1, 1, 1, 1, 1", "uat,  2, 1, 2, 2, 2", "prod, 4, 4, 2, 4, 2"})
    void pods_are_as_many_as_the_environment_says(
            String environment, int web, int celeryd, int daphne, int channelworker, int statics) {
        ObjectGraph graph = in(environment).graph();
        assertThat(replicas(graph, "web")).isEqualTo(web);
        assertThat(replicas(graph, "celeryd")).isEqualTo(celeryd);
        assertThat(replicas(graph, "daphne")).isEqualTo(daphne);
        assertThat(replicas(graph, "channelworker")).isEqualTo(channelworker);
        assertThat(replicas(graph, "static")).isEqualTo(statics);
        assertThat(replicas(graph, "celerybeat")).isEqualTo(1);
        assertThat(replicas(graph, "kafkaconsumer")).isZero();
    }

    @ParameterizedTest
    @MethodSource("environments")
    void nothing_is_wrong_with_it(Environment environment) {
        Stack stack = Summon.of(ACME, environment);
        assertThat(stack.check().errors()).isEmpty();
        if (!environment.isDev()) {
            assertThat(stack.check().findings()).isEmpty();
        }
    }

    @Test
    void companions_without_a_version_are_off() {
        ObjectGraph graph = in("prod").graph();
        assertThat(replicas(graph, "dispatch")).isEqualTo(2);
        assertThat(replicas(graph, "trip-share")).isZero();
    }

    @ParameterizedTest
    @MethodSource("environments")
    void new_relics_key_arrives_from_its_secret_in_every_process(Environment environment) {
        ObjectGraph graph = Summon.of(ACME, environment).graph();
        for (String process : List.of("web", "daphne", "channelworker", "celeryd", "celerybeat", "kafkaconsumer")) {
            EnvVar key =
                    graph.deployment(process).getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream()
                            .filter(v -> v.getName().equals("NEW_RELIC_LICENSE_KEY"))
                            .findFirst()
                            .orElseThrow();
            assertThat(key.getValueFrom().getSecretKeyRef().getName()).startsWith("acme-app-secrets");
            assertThat(key.getValueFrom().getSecretKeyRef().getKey()).isEqualTo("NEW_RELIC_LICENSE_KEY");
        }
    }

    @Test
    void debug_is_on_where_customers_do_not_see_it() {
        assertThat(settings("qa")).contains("DEBUG: true");
        assertThat(settings("uat")).contains("DEBUG: false");
    }

    private static String settings(String environment) {
        return in(environment).graph().all(io.fabric8.kubernetes.api.model.ConfigMap.class).stream()
                .flatMap(c -> c.getData().values().stream())
                .filter(v -> v.contains("SESSION_COOKIE_AGE"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_database_is_saved_before_it_is_migrated_but_in_development() {
        assertThat(steps("prod")).contains("dump-database", "upload-dump").startsWith("wait-for-database");
        assertThat(steps("dev")).doesNotContain("dump-database");
    }

    private static List<String> steps(String environment) {
        return in(environment).graph().job("migrate").getSpec().getTemplate().getSpec().getInitContainers().stream()
                .map(c -> c.getName())
                .toList();
    }

    @Test
    void production_has_about_as_many_objects_as_the_talk_says() {
        List<HasMetadata> objects = in("prod").graph().objects();
        long policies = objects.stream().filter(NetworkPolicy.class::isInstance).count();
        assertThat(objects.size() - policies).isBetween(40L, 70L);
    }

    @Test
    void it_takes_at_most_120_lines() throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("Summon.java")).toList()) {
                lines += Files.readAllLines(file).stream()
                        .filter(l -> !l.startsWith("import ") && !l.isBlank())
                        .count();
            }
        }
        assertThat(lines).isPositive().isLessThanOrEqualTo(120);
    }
}
