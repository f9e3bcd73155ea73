package dev.forklift.render;

import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.ObjectKey;
import dev.forklift.kube.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The names of files, out of names that Kubernetes or the user chose: portable, lower case, and different for different things.
 * Things whose plain names are the same, or too long for a file system, get a hash of what tells them apart.
 */
final class FileNames {

    private static final String ENDING = ".yaml";
    private static final int LONGEST = 200;

    private FileNames() {}

    static Function<Node, String> ofObjects(List<Node> nodes) {
        Map<ObjectKey, String> names = distinct(
                nodes.stream().map(Node::key).distinct().toList(),
                key -> key.kind() + "-" + key.name(),
                key -> String.join("/", key.group(), key.kind(), key.namespace(), key.name()));
        return node -> names.getOrDefault(node.key(), "");
    }

    static Function<Node, String> ofComponents(ObjectGraph graph) {
        Map<String, String> names = distinct(
                graph.nodes().stream()
                        .map(node -> node.path().value())
                        .distinct()
                        .toList(),
                path -> path.isEmpty() ? graph.stack() : path,
                path -> path);
        return node -> names.getOrDefault(node.path().value(), "");
    }

    private static <T> Map<T, String> distinct(
            List<T> things, Function<T, String> plain, Function<T, String> identity) {
        Set<String> seen = new HashSet<>();
        Set<String> ambiguous = new HashSet<>();
        for (T thing : things) {
            String name = portable(plain.apply(thing));
            if (!seen.add(name) || name.length() > LONGEST) {
                ambiguous.add(name);
            }
        }
        Map<T, String> names = new HashMap<>();
        for (T thing : things) {
            String name = portable(plain.apply(thing));
            names.put(thing, ambiguous.contains(name) ? hashed(name, identity.apply(thing)) : name + ENDING);
        }
        return names;
    }

    private static String hashed(String name, String identity) {
        String start = name.substring(0, Math.min(name.length(), LONGEST));
        return start + "-" + Hashes.shortHash(identity.getBytes(StandardCharsets.UTF_8)) + ENDING;
    }

    private static String portable(String name) {
        StringBuilder portable = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().forEach(c -> portable.append(isPortable(c) ? (char) c : '-'));
        return portable.toString();
    }

    private static boolean isPortable(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    }
}
