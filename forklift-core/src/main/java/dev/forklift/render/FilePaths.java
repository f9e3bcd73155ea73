package dev.forklift.render;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which paths a rendered file may have: such as mean the same, and nothing outside the directory, on every file system. */
final class FilePaths {

    private static final String NOT_PORTABLE = "\\<>:\"|?*";

    private FilePaths() {}

    /** Checks each path, and that none is in the way of another. */
    static void check(Collection<String> paths) {
        Map<String, String> byFolded = new HashMap<>();
        for (String path : paths) {
            require(isValid(path), "not a portable path inside the directory: \"" + path + "\"");
            String same = byFolded.put(fold(path), path);
            require(same == null, "two paths differ in nothing but case: \"" + same + "\" and \"" + path + "\"");
        }
        for (String path : paths) {
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String parent = byFolded.get(fold(path.substring(0, slash)));
                require(parent == null, "\"" + path + "\" would lie inside the file \"" + parent + "\"");
            }
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static String fold(String path) {
        return path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    static boolean isValid(String path) {
        if (fold(path).equals(Ownership.FILE)) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (!isValidPart(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValidPart(String part) {
        return !part.isEmpty()
                && !part.endsWith(".")
                && !part.endsWith(" ")
                && part.chars().noneMatch(c -> c < ' ' || c == 127 || NOT_PORTABLE.indexOf(c) >= 0);
    }
}
