package dev.forklift.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/coverage.md} says is there: each row has a word and a test that exists, or a reason why it has none. */
class CoverageDocTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))`");
    private static final Pattern REFUSED = Pattern.compile("\\*no\\*.*: .{20,}");

    private record Row(String what, String said, String shown) {

        List<String> tests() {
            return TEST.matcher(shown)
                    .results()
                    .map((MatchResult r) -> r.group(1))
                    .toList();
        }

        boolean isHeld() {
            return REFUSED.matcher(said).find() || (!said.isEmpty() && !tests().isEmpty());
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/coverage.md")).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.substring(1, line.length() - 1).split(" \\| ", -1))
                .map(cells -> new Row(cells[0].strip(), cells[1].strip(), cells.length > 2 ? cells[2].strip() : ""))
                .filter(row -> !row.said.equals("said by"))
                .toList();
    }

    private static Set<String> testClasses() throws IOException {
        Set<String> classes = new TreeSet<>();
        for (String module : List.of("forklift-core", "forklift-components", "forklift-testkit", "examples")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                classes.addAll(files.map(Path::toString)
                        .filter(f -> f.contains("src/test/java") && f.endsWith(".java"))
                        .map(f -> f.substring(f.lastIndexOf('/') + 1, f.length() - ".java".length()))
                        .collect(Collectors.toSet()));
            }
        }
        return classes;
    }

    @Test
    void every_row_has_a_word_and_a_test_or_says_why_not() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(60);
        assertThat(rows().stream().filter(row -> !row.isHeld())).isEmpty();
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        assertThat(testClasses())
                .hasSizeGreaterThan(100)
                .containsAll(rows().stream().flatMap(r -> r.tests().stream()).toList());
    }
}
