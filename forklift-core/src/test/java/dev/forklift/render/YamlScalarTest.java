package dev.forklift.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.render.YamlScalar.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlScalarTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on",
                "Off",
                "YES",
                "no",
                "y",
                "N",
                "True",
                "null",
                "NULL",
                "~",
                ".inf",
                "-.INF",
                ".NaN",
                "=",
                "<<",
                "1e3",
                "0o17",
                "0x1F",
                "0b1",
                "1_000",
                ".5",
                "+1",
                "-0",
                "007",
                "1,000",
                "2024-01-01",
                "12:30:45",
                "1.42.0",
                "10.0.0.1",
                "8080",
                "2024-01-01T00:00:00Z",
                "2024-01-01 00:00:00",
                "-",
                "- a",
                "?",
                "? a",
                ": a",
                "--- a",
                "...",
                ".",
                "+"
            })
    void what_a_reader_would_misread_is_quoted(String text) {
        assertThat(YamlScalar.styleOf(text)).isEqualTo(Style.QUOTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "a: b",
                "a:",
                "a #b",
                "#a",
                "!a",
                "&a",
                "*a",
                "%a",
                "@a",
                "`a",
                "'a'",
                "\"a\"",
                "{a}",
                "[a]",
                "|",
                ">",
                "a\tb",
                "a\r",
                "\u0000",
                "\u001B[0m",
                "a\u0085",
                "a\u2028b",
                "\uFEFFa",
                "a\u200Bb",
                "\uD800",
                "\n",
                " \n"
            })
    void what_cannot_or_should_not_stand_bare_is_quoted(String text) {
        assertThat(YamlScalar.styleOf(text)).isEqualTo(Style.QUOTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "web",
                "registry.example.com/shop:1.42.0",
                "--workers=3",
                "-c",
                "-e",
                "/healthz",
                "250m",
                "512Mi",
                "10.0.0.0/8",
                "python manage.py migrate",
                "$(DB_USER)@db",
                "a#b",
                "a:b",
                "http://x/?a=b&c=d",
                "it's",
                "x{y}",
                "a, b",
                "Z\u00FCrich",
                "\uD83D\uDE80 go",
                "nothing",
                "yess",
                "_1",
                ".env",
                "+a",
                "1st",
                "0-a",
                "e3",
                "apps/v1",
                "<html>",
                "a*"
            })
    void what_everyone_reads_as_a_string_stands_bare(String text) {
        assertThat(YamlScalar.styleOf(text)).isEqualTo(Style.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\n", "\na", " a\nb", "a\n\n", "a\tb\nc", "#!/bin/sh\nset -eu\n", "\u65E5\n\u672C\n"})
    void text_of_several_lines_is_a_block(String text) {
        assertThat(YamlScalar.styleOf(text)).isEqualTo(Style.LITERAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\n\u0000", "\n\n", " \n\t\n", "a\n\uFEFF"})
    void a_block_holds_nothing_that_would_be_lost_in_it(String text) {
        assertThat(YamlScalar.styleOf(text)).isEqualTo(Style.QUOTED);
    }

    @Test
    void quotes_escape_what_is_not_printable() {
        assertThat(quoted("a\"b\\c\n\t\r\u0000\u001B\u0085\u00A0\u2028\uFEFF\u00E9\uD83D\uDE80"))
                .isEqualTo("\"a\\\"b\\\\c\\n\\t\\r\\u0000\\u001B\\u0085\\u00A0\\u2028\\uFEFF\u00E9\uD83D\uDE80\"");
    }

    @Test
    void half_a_surrogate_pair_becomes_the_replacement_character() {
        assertThat(quoted("a\uD800b")).isEqualTo("\"a\uFFFDb\"");
    }

    @Test
    void a_block_says_how_it_ends() {
        assertThat(literal("a\nb")).isEqualTo("|-\n  a\n  b\n");
        assertThat(literal("a\nb\n")).isEqualTo("|\n  a\n  b\n");
        assertThat(literal("a\nb\n\n")).isEqualTo("|+\n  a\n  b\n\n");
    }

    @Test
    void a_block_says_where_it_begins_if_its_first_character_is_blank() {
        assertThat(literal("  a\nb\n")).isEqualTo("|2\n    a\n  b\n");
        assertThat(literal("\n a")).isEqualTo("|2-\n\n   a\n");
        assertThat(literal("\ta\nb\n\n")).isEqualTo("|2+\n  \ta\n  b\n\n");
    }

    @Test
    void an_empty_line_of_a_block_has_no_trailing_blanks() {
        assertThat(literal("a\n\nb\n")).isEqualTo("|\n  a\n\n  b\n");
    }

    private static String quoted(String text) {
        YamlText out = new YamlText(16);
        YamlScalar.quote(text, out);
        return out.toString();
    }

    private static String literal(String text) {
        YamlText out = new YamlText(16);
        YamlScalar.literal(text, 2, out);
        return out.toString();
    }
}
