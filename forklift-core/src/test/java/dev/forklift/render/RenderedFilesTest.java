package dev.forklift.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedFilesTest {

    @Test
    void files_are_sorted_by_path() {
        Map<String, String> unsorted = new LinkedHashMap<>();
        unsorted.put("b.yaml", "b");
        unsorted.put("a/c.yaml", "c");
        unsorted.put("a.yaml", "a");

        assertThat(RenderedFiles.of(unsorted).files().keySet()).containsExactly("a.yaml", "a/c.yaml", "b.yaml");
    }

    @Test
    void files_are_a_value() {
        Map<String, String> source = new LinkedHashMap<>(Map.of("a", "1", "b", "2"));
        RenderedFiles files = RenderedFiles.of(source);
        source.clear();

        assertThat(files)
                .isEqualTo(RenderedFiles.of(Map.of("b", "2", "a", "1")))
                .hasSameHashCodeAs(RenderedFiles.of(Map.of("b", "2", "a", "1")))
                .isNotEqualTo(RenderedFiles.of(Map.of("a", "1", "b", "3")))
                .hasToString("RenderedFiles[a, b]");
        assertThatThrownBy(() -> files.files().put("c", "3")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_file_is_found_by_its_path() {
        RenderedFiles files = RenderedFiles.of(Map.of("a/b.yaml", "text"));

        assertThat(files.get("a/b.yaml")).contains("text");
        assertThat(files.get("b.yaml")).isEmpty();
    }

    @Test
    void one_file_as_text_is_its_text() {
        assertThat(RenderedFiles.of(Map.of("a", "x: 1\n")).text()).isEqualTo("x: 1\n");
        assertThat(RenderedFiles.of(Map.of()).text()).isEmpty();
    }

    @Test
    void several_files_as_text_say_which_is_which() {
        assertThat(RenderedFiles.of(Map.of("b", "y: 2\n", "a", "x: 1\n")).text())
                .isEqualTo("""
                ---
                # a
                x: 1
                ---
                # b
                y: 2
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "../a",
                "a/../b",
                "a/./b",
                "a\\b",
                "C:/a",
                "a\nb",
                "a\u0000",
                "a ",
                "a.",
                "a?",
                "a*",
                "<a",
                "a|b",
                ".forklift",
                ".Forklift"
            })
    void a_path_that_is_no_portable_path_inside_is_refused(String path) {
        assertThatThrownBy(() -> RenderedFiles.of(Map.of(path, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a portable path inside the directory: \"" + path + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.yaml",
                "a/b/c.yaml",
                ".hidden",
                "templates/_helpers.tpl",
                "a b",
                "Z\u00FCrich.yaml",
                "a..b"
            })
    void an_ordinary_path_is_not_refused(String path) {
        assertThat(RenderedFiles.of(Map.of(path, "")).files()).containsOnlyKeys(path);
    }

    @Test
    void paths_that_some_file_systems_take_for_one_are_refused() {
        assertThatThrownBy(() -> RenderedFiles.of(Map.of("a.yaml", "", "A.yaml", "")))
                .hasMessageContaining("nothing but case");
    }

    @Test
    void a_file_inside_a_file_is_refused() {
        assertThatThrownBy(() -> RenderedFiles.of(Map.of("a", "", "a-b", "", "A/b/c", "")))
                .hasMessage("\"A/b/c\" would lie inside the file \"a\"");
    }
}
