package dev.forklift.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Strings that some YAML reader would like to misread. */
final class NastyStrings {

    /** What is something else than a string when it stands alone and unquoted, or cannot stand so at all. */
    static final List<String> KNOWN = known();

    private static final String[] FRAGMENTS = fragments();

    private NastyStrings() {}

    private static List<String> known() {
        List<String> known = new ArrayList<>(List.of("", " ", "  ", "\t", "\n", "\n\n", " \n", "\n ", "\r", "\r\n"));
        for (String word : List.of(
                "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ".inf", "-.inf", "+.inf", ".nan")) {
            known.add(word);
            known.add(word.toUpperCase(java.util.Locale.ROOT));
            known.add(word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1));
        }
        known.addAll(List.of(".NaN", "-.Inf", "+.Inf", ".Inf", "=", "<<", "-", "?", ":", "--", "---", "...", "--- a"));
        known.addAll(
                List.of("... a", "- a", "? a", ": a", "a: b", "a:", "a :", "a #b", "a# b", "#", "# a", ":a", "?a"));
        known.addAll(
                List.of("0", "00", "007", "-0", "+1", "1.", ".5", "-.5", "+.5", "1e3", "1E3", "1e-3", "1.5e+3", "e3"));
        known.addAll(
                List.of("0o17", "0O17", "-0o17", "0x1F", "0XFF", "+0x1f", "0b11", "-0b1", "1_000", "_1", "1_", "0_0"));
        known.addAll(List.of("1,000", "685,230.15", "12:30", "12:30:45", "-12:30:45.5", "190:20:30", "1:2:3:4"));
        known.addAll(
                List.of("2024-01-01", "2024-1-1", "2024-01-01T00:00:00Z", "2024-01-01 00:00:00.5 +01:00", "20:03:20"));
        known.addAll(List.of("1.2.3", "10.0.0.1", "::1", "0.0.0.0:80", "9223372036854775808", "-9223372036854775809"));
        known.addAll(
                List.of("!a", "!!str a", "&a", "*a", "@a", "`a`", "%a", "|", "|-", ">", ">+ a", "'a'", "\"a\"", "''"));
        known.addAll(
                List.of("{}", "[]", "{a: b}", "[a, b]", "{{ a }}", "a, b", "a]", "a}", "[a", "{a", ",a", "]", "}"));
        known.addAll(List.of(
                " a", "a ", "\ta", "a\t", "a\tb", "a\t#b", "a:\tb", "a\\b", "\\n", "\\", "a\"b", "a'b", "$(A)"));
        known.addAll(List.of("\uFEFF", "\uFEFFa", "a\uFEFF", "a\u0085b", "a\u2028b", "a\u2029b", "a\u00A0b", "\u00A0"));
        known.addAll(
                List.of("a\u0000b", "\u0007", "\u001B[0m", "a\u007Fb", "a\u0080b", "\u009F", "\uFFFE", "a\uFFFFb"));
        known.addAll(List.of(
                "\u200B", "a\u200Db", "\u202Eab", "\u2066a", "\u00AD", "Z\u00FCrich", "\u65E5\u672C", "\uD83D\uDE80"));
        known.addAll(List.of(
                "a\nb", "a\nb\n", "a\nb\n\n", "\na", "\n\na\n", " a\nb", "\ta\nb", "a\n b\n", "a\n\tb\n", "a \nb"));
        known.addAll(List.of(
                "a\n \nb", "a\n   ", "a\n\t", "a\n\n\n", " \na", "  a\n b\nc", "a\r\nb", "a\nb\r", "a\n\u0000", "-\n"));
        known.addAll(List.of(
                "- a\n- b", "a: b\nc: d\n", "#!/bin/sh\necho \"a\"\n", "---\na\n", "...\na", "%a\nb", "a\n---\nb"));
        known.addAll(List.of(
                "a\n#b\n",
                "\u65E5\n\u672C\n",
                "a\n\uD83D\uDE80\n",
                "a\n\u2028",
                "a\n\u0085\nb",
                "key: |\n  text\n",
                "\n\t\n a"));
        return List.copyOf(known);
    }

    private static String[] fragments() {
        Stream<String> signs =
                Stream.of(" ", " ", "\n", "\n", "\t", ":", "#", "-", "?", ".", "_", ",", "0", "1", "9", "+", "e", "E");
        Stream<String> more =
                Stream.of("a", "b", "Z", "=", "~", "!", "&", "*", "%", "@", "`", "|", ">", "'", "\"", "\\", "[", "]");
        Stream<String> rest =
                Stream.of("{", "}", "<", "$", "/", ": ", " #", "- ", "\n ", "\n\n", "0x", "0o", "---", "...", "  ");
        return Stream.of(signs, more, rest, KNOWN.stream()).flatMap(s -> s).toArray(String[]::new);
    }

    /** {@return a string of up to eight nasty fragments} */
    static String random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        }
        return text.toString();
    }

    /** {@return every string of exactly this length over the alphabet} */
    static List<String> allOver(String alphabet, int length) {
        List<String> all = List.of("");
        for (int i = 0; i < length; i++) {
            all = all.stream()
                    .flatMap(s -> alphabet.chars().mapToObj(c -> s + (char) c))
                    .toList();
        }
        return all;
    }
}
