package readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

    private static final Path ROOT =
            Path.of(System.getProperty("user.dir")).resolve("../..").normalize();

    @Test
    void the_readme_shows_the_stack_that_is_compiled_here() throws IOException {
        String readme = between(Files.readString(ROOT.resolve("README.md")), "```java\n", "```");

        assertThat(code(readme.replace("Path.of(\"deploy\")", "directory")))
                .isEqualTo(code(between(source(), "Path directory) {\n", "        return shop;")));
    }

    @Test
    void the_stack_of_the_readme_has_no_findings(@TempDir Path directory) {
        Stack shop = Shop.deployTo(directory);

        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void the_yaml_of_the_readme_is_what_the_stack_writes(@TempDir Path directory) throws IOException {
        Shop.deployTo(directory);
        String readme = between(Files.readString(ROOT.resolve("README.md")), "```yaml\n", "```");

        assertThat(lines(Files.readString(directory.resolve("deployment-shop-web.yaml"))))
                .containsAll(
                        lines(readme).stream().filter(l -> !l.startsWith("#")).toList());
    }

    private static String source() throws IOException {
        return Files.readString(ROOT.resolve("examples/quickstart/src/test/java/readme/Shop.java"));
    }

    /** Code without comments and layout. */
    private static String code(String text) {
        return text.replaceAll("//[^\n]*", "").replaceAll("\\s", "");
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }
}
