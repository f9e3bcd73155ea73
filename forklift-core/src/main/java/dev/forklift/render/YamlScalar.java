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
    private static final String[] PLAIN_KEYS = new String[1024];

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

    /** {@return the style a value is written in} */
    static Style styleOf(String text) {
        int seen = 0;
        int everywhere = NUMERIC;
        for (int i = 0; i < text.length(); i++) {
            int found = classAt(text, i);
            seen |= found;
            everywhere &= found;
        }
        if ((seen & INK) == 0 || (seen & ESCAPE) != 0) {
            return Style.QUOTED;
        }
        if ((seen & BREAK) != 0) {
            return Style.LITERAL;
        }
        return (seen & TAB) == 0 && isPlain(text, seen, everywhere == NUMERIC) ? Style.PLAIN : Style.QUOTED;
    }

    private static int classAt(String text, int i) {
        char c = text.charAt(i);
        return c < 128 ? CLASSES[c] : isWritable(text, i, c) ? INK : ESCAPE;
    }

    /** {@return whether a character beyond ASCII may stand as it is: it is printable in YAML, and a person can see it} */
    private static boolean isWritable(String text, int i, char c) {
        if (Character.isSurrogate(c)) {
            return isPaired(text, i, c);
        }
        return !(c <= 0xA0
                || c == 0xAD
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0xFEFF
                || c >= 0xFFFE);
    }

    private static boolean isPaired(String text, int i, char c) {
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static boolean isPlain(String text, int seen, boolean allNumeric) {
        char last = text.charAt(text.length() - 1);
        return startsPlain(text)
                && last != ' '
                && last != ':'
                && ((seen & COLON) == 0 || !text.contains(": "))
                && ((seen & HASH) == 0 || !text.contains(" #"))
                && !isWord(text)
                && !isNumberLike(text, seen, allNumeric);
    }

    private static boolean isWord(String text) {
        char first = text.charAt(0);
        return text.length() <= LONGEST_WORD
                && first < 128
                && (CLASSES[first] & WORD) != 0
                && WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean startsPlain(String text) {
        char first = text.charAt(0);
        if (first == '-') {
            return text.length() > 1 && text.charAt(1) != ' ' && !text.startsWith("---");
        }
        if (first == '.') {
            return !text.startsWith("...");
        }
        return first >= 128 || (CLASSES[first] & NEVER_FIRST) == 0;
    }

    /**
     * {@return whether some reader might take the text for a number, a date, a time or the end of a document} Everything made
     * of the characters of these is quoted, which takes versions and addresses along.
     */
    private static boolean isNumberLike(String text, int seen, boolean allNumeric) {
        char first = text.charAt(0);
        boolean signed = first == '+' || first == '-';
        if (!signed && first != '.' && (first < '0' || first > '9')) {
            return false;
        }
        boolean noWord = (seen & DIGIT) != 0 || (seen & LETTER) == 0;
        return (allNumeric && noWord) || hasRadix(text, signed ? 1 : 0);
    }

    private static boolean hasRadix(String text, int at) {
        return text.length() > at + 1 && text.charAt(at) == '0' && "xXoObB".indexOf(text.charAt(at + 1)) >= 0;
    }

    /** Appends the text in double quotes, on one line. A surrogate without its other half is no text, and is replaced as Go does. */
    static void quote(String text, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || (classAt(text, i) & (ESCAPE | TAB | BREAK)) != 0) {
                out.append(text, written, i);
                escape(c, out);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (Character.isSurrogate(c)) {
                    out.append(REPLACEMENT);
                } else {
                    out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]);
                    out.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
                }
            }
        }
    }

    /** Appends the text as a literal block: its header, then each line after {@code indent}. */
    static void literal(String text, String indent, StringBuilder out) {
        out.append('|');
        if (isBlank(text.charAt(0))) {
            out.append(YamlGenerator.STEP);
        }
        out.append(chomping(text)).append('\n');
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            if (to > from) {
                out.append(indent).append(text, from, to);
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
