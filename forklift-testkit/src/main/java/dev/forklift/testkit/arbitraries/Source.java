package dev.forklift.testkit.arbitraries;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as one would write them in Java. */
final class Source {

    private static final int DELETE = 0x7F;

    private Source() {}

    private static String hex(int c) {
        return (c < 16 ? "0" : "") + Integer.toHexString(c);
    }

    static String of(Object value) {
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof String[] texts) {
            return Arrays.stream(texts).map(Source::quoted).collect(Collectors.joining(", "));
        }
        if (value instanceof List<?> items) {
            return items.stream().map(Source::of).collect(Collectors.joining(", ", "List.of(", ")"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> of(e.getKey()) + ", " + of(e.getValue()))
                    .collect(Collectors.joining(", ", "Map.of(", ")"));
        }
        if (value instanceof Duration duration) {
            return "Duration.ofSeconds(" + duration.toSeconds() + ")";
        }
        return value instanceof Enum<?> constant
                ? constant.getDeclaringClass().getSimpleName() + "." + constant.name()
                : value.toString();
    }

    static String handle(Need<?> need, int which) {
        return need.id() + (which == 0 ? "" : "#" + which);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' || c == DELETE ? "\\u00" + hex(c) : Character.toString(c));
            }
        });
        return out.append('"').toString();
    }
}
