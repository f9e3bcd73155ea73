package acme.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.check.Report;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.Finding;
import dev.forklift.testkit.GoldenFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everything that is wrong with a shop is said at once, each mistake at its line, and what has one cause once. */
class CrowdedShopTest {

    private static final Path SOURCE = Path.of("src/test/java/acme/mistakes/CrowdedShop.java");

    @Test
    void the_report_is_the_reviewed_one() {
        GoldenFiles.named("findings")
                .hold("crowded-shop.txt", CrowdedShop.stack().check() + "\n");
    }

    @Test
    void twelve_mistakes_and_a_thing_that_three_lack_are_thirteen_findings_each_at_its_line() throws IOException {
        Report report = CrowdedShop.stack().check();

        assertThat(report.findings()).hasSize(13);
        assertThat(report.findings()).extracting(f -> f.site().file()).containsOnly("CrowdedShop.java");
        assertThat(report.findings())
                .extracting(f -> f.site().line())
                .containsExactlyInAnyOrderElementsOf(wrongLines());
    }

    @Test
    void three_of_them_lie_in_a_component_of_the_user_s_own_and_say_where_it_was_added() {
        assertThat(CrowdedShop.stack().check().findings())
                .filteredOn(f -> f.path().value().equals("search"))
                .hasSize(3)
                .extracting(Finding::addedAt)
                .containsOnly(new CallSite("CrowdedShop.java", lineOf("new Search(django)")));
    }

    @Test
    void two_of_them_lie_in_overrides() {
        assertThat(CrowdedShop.stack().check().findings())
                .filteredOn(f -> f.site().line() == lineOf("// 10") || f.site().line() == lineOf("// 11"))
                .extracting(Finding::id)
                .containsExactlyInAnyOrder("forklift.E040", "forklift.E016");
    }

    @Test
    void the_missing_broker_is_one_finding_that_names_whom_it_concerns() {
        assertThat(CrowdedShop.stack().check().findings())
                .filteredOn(f -> f.id().equals("forklift.E140"))
                .singleElement()
                .satisfies(f -> assertThat(f.concerns())
                        .extracting(c -> c.path().value())
                        .containsExactly("celery-beat", "celery-default", "celery-mail"));
    }

    /** The lines that end in a number. */
    private static List<Integer> wrongLines() throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).matches(".*// \\d+"))
                .mapToObj(i -> i + 1)
                .toList();
    }

    private static int lineOf(String text) {
        try {
            List<String> lines = Files.readAllLines(SOURCE);
            return IntStream.range(0, lines.size())
                            .filter(i -> lines.get(i).contains(text))
                            .findFirst()
                            .orElseThrow()
                    + 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
