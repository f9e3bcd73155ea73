package dev.forklift.render;

import java.util.Locale;
import java.util.Set;

/**
 * How one string is written as a YAML scalar, so that readers of YAML 1.1 and of 1.2 both read the same string back.
 *
 * <p>A character table decides nearly everything in one pass; what is left are the short words and the number-like texts
 * that some reader would take for something else. In doubt a text is quoted: that is never wrong.
 */
final class YamlScalar {

    /** The three styles in use. Folded blocks and single quotes say nothing that these do not. */
    enum Style {
        /** As it is. */
        PLAIN,
        /** A literal block, {@code |}, for text of several lines. */
        LITERAL,
        /** In double quotes, with escapes. */
        QUOTED
    }

    private static final int INK = 1;
    private static final int TAB = 1 << 2;
    private static final int BREAK = 1 << 3;
    private static final int COLON = 1 << 4;
    private static final int HASH = 1 << 5;
    private static final int ESCAPE = 1 << 6;
    private static final int NEVER_FIRST = 1 << 7;
    private static final int NUMERIC = 1 << 8;
    private static final int DIGIT = 1 << 9;
    private static final int LETTER = 1 << 1;
    private static final int WORD = 1 << 10;

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final char REPLACEMENT = '\uFFFD';

    /** What YAML 1.1 or 1.2 resolves to something else than a string, in lower case: other cases are quoted with them. */
    private static final Set<String> WORDS = Set.of(
            "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<", ".inf", "+.inf", "-.inf",
            ".nan");

    private static final int LONGEST_WORD = 5;

    private static final int[] CLASSES = classes();

    /** Keys that were found to be plain, by their hash: most keys are constants, seen many times. */
    private static final String[] PLAIN_KEYS = new String[4096];

    private static final int LONGEST_KNOWN_KEY = 64;

    private YamlScalar() {}

    private static int[] classes() {
        int[] classes = new int[128];
        for (char c = 0; c < 128; c++) {
            classes[c] = c < ' ' || c == 127 ? ESCAPE : INK;
        }
        classes[' '] = NUMERIC;
        classes['\t'] = TAB;
        classes['\n'] = BREAK;
        classes[':'] |= COLON;
        classes['#'] |= HASH;
        add(classes, "?:,[]{}#&*!|>'\"%@` ", NEVER_FIRST);
        add(classes, "0123456789+-._,:eEtTzZ", NUMERIC);
        add(classes, "0123456789", DIGIT);
        add(classes, "eEtTzZ", LETTER);
        WORDS.forEach(word -> add(classes, word.charAt(0) + word.substring(0, 1).toUpperCase(Locale.ROOT), WORD));
        return classes;
    }

    private static void add(int[] classes, String members, int bit) {
        members.chars().forEach(c -> classes[c] |= bit);
    }

    /** {@return whether a key is written as it is} */
    static boolean isPlainKey(String key) {
        int place = key.hashCode() & PLAIN_KEYS.length - 1;
        if (key.equals(PLAIN_KEYS[place])) {
            return true;
        }
        boolean plain = styleOf(key) == Style.PLAIN;
        if (plain && key.length() <= LONGEST_KNOWN_KEY) {
            PLAIN_KEYS[place] = key;
        }
        return plain;
    }

    /**
     * Appends a value and the end of its line.
     *
     * @param text the value
     * @param indent the column of a block's lines
     * @param out where it goes
     */
    static void write(String text, int indent, YamlText out) {
        int start = out.length();
        out.append(text);
        switch (styleOf(out.chars(), start, out.length())) {
            case PLAIN -> out.append('\n');
            case LITERAL -> {
                out.takeBack(start);
                literal(text, indent, out);
            }
            case QUOTED -> {
                out.takeBack(start);
                quote(text, out);
                out.append('\n');
            }
        }
    }

    /** {@return the style a value is written in} */
    static Style styleOf(String text) {
        return styleOf(text.toCharArray(), 0, text.length());
    }

    private static Style styleOf(char[] text, int from, int to) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            char c = text[i];
            seen |= c < 128 ? CLASSES[c] : beyondAscii(text, from, to, i);
        }
        if ((seen & INK) == 0 || (seen & ESCAPE) != 0) {
            return Style.QUOTED;
        }
        if ((seen & BREAK) != 0) {
            return Style.LITERAL;
        }
        boolean plain = (seen & TAB) == 0
                && startsPlain(text, from, to)
                && endsPlain(text, to)
                && ((seen & (COLON | HASH)) == 0 || !hasMark(text, from, to))
                && !isWord(text, from, to)
                && !isNumberLike(text, from, to, seen);
        return plain ? Style.PLAIN : Style.QUOTED;
    }

    private static int beyondAscii(char[] text, int from, int to, int i) {
        char c = text[i];
        char before = i > from ? text[i - 1] : 0;
        char after = i + 1 < to ? text[i + 1] : 0;
        return isWritable(before, c, after) ? INK : ESCAPE;
    }

    /** {@return whether a character beyond ASCII may stand as it is: it is printable in YAML, and a person can see it} */
    private static boolean isWritable(char before, char c, char after) {
        if (Character.isSurrogate(c)) {
            return Character.isHighSurrogate(c) ? Character.isLowSurrogate(after) : Character.isHighSurrogate(before);
        }
        return !(c <= 0xA0
                || c == 0xAD
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0xFEFF
                || c >= 0xFFFE);
    }

    private static boolean startsPlain(char[] text, int from, int to) {
        char first = text[from];
        if (first == '-') {
            return to - from > 1 && text[from + 1] != ' ' && !startsThrice(text, from, to);
        }
        if (first == '.') {
            return !startsThrice(text, from, to);
        }
        return first >= 128 || (CLASSES[first] & NEVER_FIRST) == 0;
    }

    /** A text that begins as the end or the beginning of a document does: {@code ...}, {@code ---}. */
    private static boolean startsThrice(char[] text, int from, int to) {
        return to - from >= 3 && text[from + 1] == text[from] && text[from + 2] == text[from];
    }

    private static boolean endsPlain(char[] text, int to) {
        char last = text[to - 1];
        return last != ' ' && last != ':';
    }

    /** What ends a key, and what begins a comment: {@code ": "} and {@code " #"}. */
    private static boolean hasMark(char[] text, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if ((text[i] == ' ' && text[i - 1] == ':') || (text[i] == '#' && text[i - 1] == ' ')) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char[] text, int from, int to) {
        char first = text[from];
        return to - from <= LONGEST_WORD
                && first < 128
                && (CLASSES[first] & WORD) != 0
                && WORDS.contains(new String(text, from, to - from).toLowerCase(Locale.ROOT));
    }

    /**
     * {@return whether some reader might take the text for a number, a date, a time or the end of a document} Everything made
     * of the characters of these is quoted, which takes versions and addresses along.
     */
    private static boolean isNumberLike(char[] text, int from, int to, int seen) {
        char first = text[from];
        boolean signed = first == '+' || first == '-';
        if (!signed && first != '.' && (first < '0' || first > '9')) {
            return false;
        }
        boolean noWord = (seen & DIGIT) != 0 || (seen & LETTER) == 0;
        return (noWord && isNumeric(text, from, to)) || hasRadix(text, signed ? from + 1 : from, to);
    }

    private static boolean isNumeric(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] >= 128 || (CLASSES[text[i]] & NUMERIC) == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasRadix(char[] text, int at, int to) {
        return to > at + 1 && text[at] == '0' && "xXoObB".indexOf(text[at + 1]) >= 0;
    }

    /** Appends the text in double quotes, on one line. A surrogate without its other half is no text, and is replaced as Go does. */
    static void quote(String text, YamlText out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || (classAt(text, i, c) & (ESCAPE | TAB | BREAK)) != 0) {
                out.append(text, written, i);
                escape(c, out);
                written = i + 1;
            }
        }
        out.append(text, written, text.length());
        out.append('"');
    }

    private static int classAt(String text, int i, char c) {
        if (c < 128) {
            return CLASSES[c];
        }
        char before = i > 0 ? text.charAt(i - 1) : 0;
        char after = i + 1 < text.length() ? text.charAt(i + 1) : 0;
        return isWritable(before, c, after) ? INK : ESCAPE;
    }

    private static void escape(char c, YamlText out) {
        switch (c) {
            case '"', '\\' -> {
                out.append('\\');
                out.append(c);
            }
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (Character.isSurrogate(c)) {
                    out.append(REPLACEMENT);
                } else {
                    out.append("\\u");
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        out.append(HEX[c >> shift & 15]);
                    }
                }
            }
        }
    }

    /** Appends the text as a literal block: its header, then each line after {@code indent} spaces. */
    static void literal(String text, int indent, YamlText out) {
        out.append('|');
        if (isBlank(text.charAt(0))) {
            out.append((char) ('0' + YamlGenerator.STEP));
        }
        out.append(chomping(text));
        out.append('\n');
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            if (to > from) {
                out.spaces(indent);
                out.append(text, from, to);
            }
            out.append('\n');
            from = to + 1;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private static String chomping(String text) {
        if (!text.endsWith("\n")) {
            return "-";
        }
        return text.endsWith("\n\n") ? "+" : "";
    }
}
