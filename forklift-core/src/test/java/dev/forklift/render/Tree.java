package dev.forklift.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything below a directory: files with their text, folders with a slash at the end. */
final class Tree {

    private Tree() {}

    static SortedMap<String, String> of(Path root) throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.filter(path -> !path.equals(root)).toList()) {
                boolean folder = Files.isDirectory(path);
                tree.put(root.relativize(path) + (folder ? "/" : ""), folder ? "" : Files.readString(path));
            }
        }
        return tree;
    }
}
