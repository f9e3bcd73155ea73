package dev.forklift.render;

import java.util.Arrays;

/**
 * YAML as it is written: text that grows at its end. What was added last can be looked at as characters, without a call for each of
 * them, and taken back.
 */
final class YamlText {

    /** What indentation is copied from. */
    private static final char[] BLANKS = " ".repeat(64).toCharArray();

    private char[] chars;
    private int length;

    YamlText(int capacity) {
        chars = new char[capacity];
    }

    int length() {
        return length;
    }

    /** {@return the characters; those from {@link #length()} on are none} They are this text's own until it grows. */
    char[] chars() {
        return chars;
    }

    void append(char c) {
        grow(1);
        chars[length++] = c;
    }

    void append(String text) {
        append(text, 0, text.length());
    }

    void append(String text, int from, int to) {
        grow(to - from);
        text.getChars(from, to, chars, length);
        length += to - from;
    }

    void spaces(int count) {
        grow(count);
        for (int left = count; left > 0; left -= BLANKS.length) {
            int some = Math.min(left, BLANKS.length);
            System.arraycopy(BLANKS, 0, chars, length, some);
            length += some;
        }
    }

    /** Takes back what was added from a position on. */
    void takeBack(int from) {
        length = from;
    }

    private void grow(int more) {
        if (chars.length - length < more) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
        }
    }

    /** {@return the text} */
    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
