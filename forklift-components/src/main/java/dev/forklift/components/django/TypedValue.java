package dev.forklift.components.django;

import dev.forklift.declare.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value of a setting, written as JSON in a way that YAML reads as the same.
 *
 * @param text as it is written
 * @param problem what it holds that is no value of a setting; empty where all is well
 */
record TypedValue(Text text, String problem) {

    private static final int DELETE = 0x7F;

    /** A text, number or boolean, or a list or map of them. */
    static TypedValue of(@Nullable Object value) {
        if (value instanceof Text text) {
            return string(text);
        }
        if (value instanceof String text) {
            return string(Text.of(text));
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        return value instanceof Boolean || value instanceof Number ? plain(value) : refused(value);
    }

    private static TypedValue plain(Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? fraction(BigDecimal.valueOf(number)) : wrong("the number " + number);
        }
        if (value instanceof BigDecimal decimal) {
            return fraction(decimal);
        }
        boolean whole = value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte;
        return whole ? new TypedValue(Text.of(value.toString()), "") : refused(value);
    }

    /** Without an exponent, which YAML 1.1 takes for a text. */
    private static TypedValue fraction(BigDecimal number) {
        String digits = number.toPlainString();
        return new TypedValue(Text.of(digits.contains(".") ? digits : digits + ".0"), "");
    }

    private static TypedValue string(Text value) {
        return new TypedValue(
                Text.of("\"").plus(value.escaped(TypedValue::escaped)).plus("\""), "");
    }

    private static TypedValue list(List<?> values) {
        List<TypedValue> items = new ArrayList<>();
        values.forEach(value -> items.add(of(value)));
        return joined(items, "[", "]");
    }

    /** Sorted, since a map may have no order of its own. */
    private static TypedValue map(Map<?, ?> values) {
        TreeMap<String, TypedValue> members = new TreeMap<>();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                return wrong("a map by " + entry.getKey());
            }
            TypedValue value = of(entry.getValue());
            members.put(key, new TypedValue(string(Text.of(key)).text.plus(": ").plus(value.text), value.problem));
        }
        return joined(List.copyOf(members.values()), "{", "}");
    }

    private static TypedValue joined(List<TypedValue> items, String before, String after) {
        String problem = items.stream()
                .map(TypedValue::problem)
                .filter(p -> !p.isEmpty())
                .findFirst()
                .orElse("");
        return new TypedValue(joined(items.stream().map(TypedValue::text).toList(), before, ", ", after), problem);
    }

    static Text joined(List<Text> texts, String before, String between, String after) {
        Text all = Text.of(before);
        for (int i = 0; i < texts.size(); i++) {
            all = all.plus(i == 0 ? "" : between).plus(texts.get(i));
        }
        return all.plus(after);
    }

    private static TypedValue refused(@Nullable Object value) {
        return wrong(value == null ? "nothing (null)" : "a " + word(value));
    }

    private static String word(Object value) {
        return value instanceof Set<?> ? "Set" : value.getClass().getSimpleName();
    }

    private static TypedValue wrong(String problem) {
        return new TypedValue(Text.of("null"), problem);
    }

    private static String escaped(String literal) {
        StringBuilder out = new StringBuilder();
        literal.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> out.append(isPlain(c) ? Character.toString(c) : unicode(c));
            }
        });
        return out.toString();
    }

    /** What a reader of YAML takes in a text, and does not take for the end of a line. */
    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != DELETE && c < '\uFFFE';
        };
    }

    private static String unicode(int c) {
        String hex = Integer.toHexString(c);
        return "\\u" + "0".repeat(4 - hex.length()) + hex;
    }
}
