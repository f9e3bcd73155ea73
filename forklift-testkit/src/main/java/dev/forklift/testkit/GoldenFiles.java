package dev.forklift.testkit;

import dev.forklift.render.RenderedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files that hold what a stack is known to give, to be reviewed in diffs: {@code src/test/resources/golden/<name>/…}.
 *
 * <pre>{@code
 * GoldenFiles.named("shop").hold(shop.render(Manifests.perObject()));
 * GoldenFiles.named("shop").hold("findings.txt", broken.check().toString());
 * }</pre>
 *
 * <p>The text is compared exactly, since the text is what is shipped; where it differs, the message says first how the objects
 * differ, path by path. A test run with {@code -Dforklift.golden=update} rewrites the files, and removes those that nothing gives
 * any more; it refuses to where the environment says {@code CI=true}, or the build was given {@code -DCI}.
 */
public final class GoldenFiles {

    private static final int SHOWN = 40;

    private final Path directory;
    private final boolean update;
    private final boolean ci;

    GoldenFiles(Path directory, boolean update, boolean ci) {
        this.directory = directory;
        this.update = update;
        this.ci = ci;
    }

    /**
     * {@return the golden files of a name, in the module under test}
     *
     * @param name the directory in {@code src/test/resources/golden}; several parts are joined by {@code /}
     */
    public static GoldenFiles named(String name) {
        // Surefire and Failsafe say in which module they run; an IDE runs in it.
        Path module = Path.of(System.getProperty("basedir", ""));
        return in(module.resolve("src/test/resources/golden").resolve(name));
    }

    /**
     * {@return the golden files in a directory}
     *
     * @param directory where they lie
     */
    public static GoldenFiles in(Path directory) {
        boolean ci = Boolean.parseBoolean(System.getenv("CI")) || isSet(System.getProperty("CI"));
        return new GoldenFiles(directory, "update".equals(System.getProperty("forklift.golden")), ci);
    }

    private static boolean isSet(@Nullable String property) {
        return property != null && !property.equals("false");
    }

    /**
     * Verifies that the directory holds these files and no others.
     *
     * @param actual what was rendered
     * @throws AssertionError saying how they differ
     */
    public void hold(RenderedFiles actual) {
        hold(actual.files(), true);
    }

    /**
     * Verifies what one file of the directory holds.
     *
     * @param file its path in the directory
     * @param actual the text
     * @throws AssertionError saying how it differs
     */
    public void hold(String file, String actual) {
        hold(Map.of(file, actual), false);
    }

    private void hold(Map<String, String> actual, boolean noOthers) {
        Map<String, String> golden = read(actual, noOthers);
        if (golden.equals(actual)) {
            return;
        }
        if (!update) {
            throw new AssertionError(explain(golden, actual));
        }
        if (ci) {
            throw new AssertionError("Golden files are not updated in CI: " + directory);
        }
        write(golden, actual);
    }

    private Map<String, String> read(Map<String, String> actual, boolean noOthers) {
        Map<String, String> golden = new TreeMap<>();
        try (Stream<Path> files = Files.isDirectory(directory) ? Files.walk(directory) : Stream.empty()) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                if (noOthers || actual.containsKey(name)) {
                    golden.put(name, Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return golden;
    }

    private void write(Map<String, String> golden, Map<String, String> actual) {
        try {
            for (String file : golden.keySet()) {
                if (!actual.containsKey(file)) {
                    Files.delete(directory.resolve(file));
                }
            }
            for (Map.Entry<String, String> file : actual.entrySet()) {
                Path path = directory.resolve(file.getKey());
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String explain(Map<String, String> golden, Map<String, String> actual) {
        List<String> lines = new ArrayList<>();
        golden.keySet().stream()
                .filter(f -> !actual.containsKey(f))
                .forEach(f -> lines.add(f + " is not given any more"));
        actual.forEach((file, text) -> {
            String before = golden.get(file);
            if (before == null) {
                lines.add(file + " is new");
            } else if (!before.equals(text)) {
                lines.add(file + " differs:");
                differences(before, text).stream().limit(SHOWN).forEach(d -> lines.add("  " + d));
            }
        });
        return lines.stream()
                .collect(
                        Collectors.joining(
                                "\n  ",
                                "What is given is not what lies in " + directory + ":\n  ",
                                "\nWhere it is as it should be: run the test with -Dforklift.golden=update, and review the diff."));
    }

    private static List<String> differences(String before, String after) {
        List<String> meaning = YamlDifference.between(before, after);
        return meaning.isEmpty() ? firstLine(before, after) : meaning;
    }

    /** The objects are the same, or it is no YAML: the first line that differs. */
    private static List<String> firstLine(String before, String after) {
        List<String> then = before.lines().toList();
        List<String> now = after.lines().toList();
        int line = 0;
        while (line < then.size() && line < now.size() && then.get(line).equals(now.get(line))) {
            line++;
        }
        return List.of(
                "in its text alone, from line " + (line + 1),
                "- " + (line < then.size() ? then.get(line) : "(the end)"),
                "+ " + (line < now.size() ? now.get(line) : "(the end)"));
    }
}
