package dev.forklift.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The core knows Kubernetes and nothing that runs on it, not in a name, a message or a comment. */
class VocabularyTest {

    private static final Pattern FOREIGN = Pattern.compile(
            "django|celery|gunicorn|uvicorn|daphne|(?<!java\\.nio\\.)channels|redis|postgres|rabbit|amqp|cert-?manager|prometheus",
            Pattern.CASE_INSENSITIVE);

    @Test
    void the_core_names_nothing_that_runs_on_kubernetes() throws IOException {
        List<String> foreign = new ArrayList<>();
        for (Path file : sources()) {
            for (String line : Files.readAllLines(file)) {
                if (FOREIGN.matcher(line).find()) {
                    foreign.add(file.getFileName() + ": " + line.strip());
                }
            }
        }

        assertThat(foreign).isEmpty();
        assertThat(sources()).hasSizeGreaterThan(90);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Core.SOURCES)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }
}
