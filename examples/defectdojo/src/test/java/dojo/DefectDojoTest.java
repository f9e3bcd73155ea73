package dojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefectDojoTest {

    private static final Path SOURCE = Path.of("src/main/java/dojo/DefectDojo.java");

    @Test
    void nothing_is_found_but_for_one_warning_that_is_accepted() {
        assertThat(DefectDojo.full().check().errors()).isEmpty();
        assertThat(DefectDojo.full().check().warnings()).extracting(Finding::id).containsExactly("forklift.W020");
        assertThat(DefectDojo.check().findings()).isEmpty();
    }

    @Test
    void it_is_said_in_120_lines_and_without_patches() throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);

        assertThat(lines.stream().filter(line -> !line.startsWith("import "))).hasSizeLessThanOrEqualTo(120);
        assertThat(lines).noneMatch(line -> line.matches(".*\\b(patch|jsonPatch|mergePatch|fromYaml)\\(.*"));
    }

    @Test
    void the_secrets_that_the_chart_makes_are_named_with_their_keys() {
        assertThat(DefectDojo.full().prerequisites().of(Prerequisite.Kind.SECRET))
                .extracting(secret -> secret.name() + " " + secret.keys())
                .contains(
                        "defectdojo-full [DD_ADMIN_PASSWORD, DD_CREDENTIAL_AES_256_KEY, DD_SECRET_KEY, METRICS_HTTP_AUTH_PASSWORD]",
                        "defectdojo-postgresql-specific [postgresql-password]",
                        "defectdojo-valkey-specific [valkey-password]");
    }
}
