package com.example.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Golden;
import dev.forklift.Stack;
import dev.forklift.check.Report;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Severity;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is one finding, at the line that is wrong; its text is a reviewed file. */
class MistakesTest {

    private static final Path SOURCE = Path.of("src", "test", "java", "com", "example", "mistakes", "Mistakes.java");

    static Stream<String> mistakes() {
        return Arrays.stream(Mistakes.class.getDeclaredMethods())
                .filter(m -> m.getReturnType() == Stack.class && m.getParameterCount() == 0)
                .map(Method::getName)
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_one_finding_at_its_line(String mistake) throws Exception {
        Report report = report(mistake);

        assertThat(report.findings())
                .filteredOn(f -> f.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.site().file()).isEqualTo("Mistakes.java");
                    assertThat(f.site().line()).isEqualTo(wrongLine(mistake));
                });
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void its_text_is_the_reviewed_one(String mistake) throws Exception {
        Finding finding = report(mistake).errors().get(0);

        Golden.assertMatches(
                "findings/" + mistake + ".txt", finding.toString().replaceAll("Mistakes.java:\\d+", "Mistakes.java:…"));
    }

    @Test
    void all_of_them_are_seen() {
        assertThat(mistakes()).hasSizeGreaterThanOrEqualTo(14);
    }

    private static Report report(String mistake) throws Exception {
        return ((Stack) Mistakes.class.getDeclaredMethod(mistake).invoke(null)).check();
    }

    /** The line of the mistake's method that is marked. */
    private static int wrongLine(String mistake) throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        int line = 0;
        while (!lines.get(line).contains("Stack " + mistake + "()")) {
            line++;
        }
        while (!lines.get(line).contains("// wrong")) {
            line++;
        }
        return line + 1;
    }
}
