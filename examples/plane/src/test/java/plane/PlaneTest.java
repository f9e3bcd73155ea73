package plane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.render.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaneTest {

    private static String written(String file) {
        Map<String, String> files =
                Plane.communityEdition().render(Manifests.perObject()).files();
        return files.get(file);
    }

    @Test
    void nothing_is_found_but_what_is_accepted_with_a_reason() {
        assertThat(Plane.check().findings()).isEmpty();
    }

    @Test
    void only_the_missing_TLS_is_accepted() {
        assertThat(Plane.communityEdition().check().findings())
                .extracting(f -> f.id())
                .containsExactly("forklift.W161");
    }

    @Test
    void it_is_said_in_150_lines() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/main/java/plane/Plane.java")))
                .filteredOn(line -> !line.startsWith("import ") && !line.isBlank())
                .hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void whoever_deploys_is_told_which_secrets_to_make() {
        assertThat(Plane.communityEdition().prerequisites().toString())
                .contains(
                        "plane-app-secrets [LIVE_SERVER_SECRET_KEY, SECRET_KEY]",
                        "plane-doc-store-secrets [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY]",
                        "plane-pgdb-secrets [POSTGRES_PASSWORD]",
                        "plane-rabbitmq-secrets [RABBITMQ_DEFAULT_PASS]");
    }

    @Test
    void init_containers_can_write_the_logs_that_the_settings_open() {
        assertThat(written("deployment-plane-worker.yaml").split("mountPath: /code/plane/logs", -1))
                .as("the worker, and the container that waits for migrations")
                .hasSize(3);
    }

    @Test
    void files_are_served_below_the_site_s_own_address() {
        assertThat(written("ingressroute-plane-ingress.yaml"))
                .containsSubsequence("PathPrefix(`/uploads/`)", "name: plane-minio", "port: s3");
    }
}
