package dev.forklift.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ids of core's findings, in the sources and in {@code docs/findings.md}. */
class FindingIdsTest {

    private static final Pattern USED = Pattern.compile("\"(forklift\\.[EWI]0\\d\\d)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(forklift\\.[EWI]0\\d\\d)` \\|");

    @Test
    void every_id_that_is_used_is_explained_and_every_one_explained_is_used() throws IOException {
        assertThat(used()).hasSizeGreaterThan(30).isEqualTo(new TreeSet<>(explained()));
    }

    @Test
    void an_id_has_one_meaning() throws IOException {
        assertThat(explained()).doesNotHaveDuplicates();
    }

    private static Set<String> used() throws IOException {
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                USED.matcher(Files.readString(file)).results().forEach(r -> ids.add(r.group(1)));
            }
        }
        return ids;
    }

    /** The ids of the table "Any stack", in order. */
    private static List<String> explained() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "findings.md"));
        int start = page.indexOf("## Any stack");
        Matcher rows = ROW.matcher(page.substring(start, page.indexOf("\n## ", start + 1)));
        List<String> ids = new ArrayList<>();
        while (rows.find()) {
            ids.add(rows.group(1));
        }
        return ids;
    }
}
