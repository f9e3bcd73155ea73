package com.example.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Golden;
import dev.forklift.check.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everything wrong is said at once, each at its line. */
class CrowdedTest {

    private static final Path SOURCE = Path.of("src", "test", "java", "com", "example", "mistakes", "Crowded.java");

    @Test
    void the_report_is_the_reviewed_one() {
        Golden.assertMatches("findings/crowded.txt", Crowded.stack().check().toString());
    }

    @Test
    void twelve_mistakes_and_two_of_one_cause_are_thirteen_findings_each_at_its_line() throws IOException {
        Report report = Crowded.stack().check();

        assertThat(report.findings()).hasSize(13);
        assertThat(report.findings().stream().map(f -> f.site().line()))
                .containsExactlyInAnyOrderElementsOf(wrongLines());
    }

    @Test
    void what_two_components_have_in_common_is_one_finding_that_names_both() {
        assertThat(Crowded.stack().check().findings())
                .filteredOn(f -> f.id().equals("forklift.E020"))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.path()).hasToString("first");
                    assertThat(f.concerns()).extracting(c -> c.path().value()).containsExactly("second");
                });
    }

    /** The lines that end in a number. */
    private static List<Integer> wrongLines() throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).matches(".*// \\d+"))
                .mapToObj(i -> i + 1)
                .toList();
    }
}
