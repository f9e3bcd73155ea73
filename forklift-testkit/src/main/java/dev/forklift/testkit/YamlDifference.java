package dev.forklift.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How two texts of Kubernetes objects differ, path by path: documents are compared by kind and name, and list items that have a
 * name by that.
 */
final class YamlDifference {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final List<String> lines = new ArrayList<>();

    private YamlDifference() {}

    /** {@return a line for each difference; none where both say the same} */
    static List<String> between(String expected, String actual) {
        YamlDifference difference = new YamlDifference();
        Map<String, JsonNode> before = documents(expected);
        Map<String, JsonNode> after = documents(actual);
        for (String key : union(before, after)) {
            difference.compare(key, before.get(key), after.get(key));
        }
        return difference.lines;
    }

    private static Map<String, JsonNode> documents(String text) {
        Map<String, JsonNode> byKey = new TreeMap<>();
        try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(text)) {
            while (all.hasNextValue()) {
                JsonNode document = all.nextValue();
                byKey.merge(key(document), document, (first, second) -> second);
            }
        } catch (IOException e) {
            return Map.of(); // no YAML: the text differs, which is said of it
        }
        return byKey;
    }

    private static String key(JsonNode document) {
        JsonNode name = document.path("metadata").path("name");
        return name.isMissingNode() ? "(document)" : document.path("kind").asText() + " " + name.asText();
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null) {
            lines.add("+ " + path + ": " + after);
        } else if (after == null) {
            lines.add("- " + path + ": " + before);
        } else if (before.isObject() && after.isObject()) {
            fields(path, fields(before), fields(after));
        } else if (before.isArray() && after.isArray()) {
            items(path, before, after);
        } else if (!before.equals(after)) {
            lines.add("~ " + path + ": " + before + " is now " + after);
        }
    }

    private void fields(String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        union(before, after).forEach(name -> compare(path + "." + name, before.get(name), after.get(name)));
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(f -> fields.put(f.getKey(), f.getValue()));
        return fields;
    }

    private void items(String path, JsonNode before, JsonNode after) {
        Map<String, JsonNode> then = items(before);
        Map<String, JsonNode> now = items(after);
        union(then, now).forEach(item -> compare(path + "[" + item + "]", then.get(item), now.get(item)));
        if (then.keySet().equals(now.keySet()) && !List.copyOf(then.keySet()).equals(List.copyOf(now.keySet()))) {
            lines.add("~ " + path + ": in another order");
        }
    }

    /** By name where every item has one of its own, else by number. */
    private static Map<String, JsonNode> items(JsonNode list) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        list.forEach(item -> byName.put(item.path("name").asText(), item));
        if (byName.size() == list.size() && !byName.containsKey("")) {
            return byName;
        }
        Map<String, JsonNode> byNumber = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            byNumber.put(Integer.toString(i), list.get(i));
        }
        return byNumber;
    }

    private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
        Set<String> all = new TreeSet<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }
}
