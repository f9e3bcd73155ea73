package dev.forklift.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.kube.FieldMismatchException;
import dev.forklift.kube.Kinds;
import dev.forklift.kube.KubeMapper;
import dev.forklift.kube.YamlDocuments;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects that are written as YAML already: {@code s.objects("legacy", Objects.fromYaml(text))}. What is no YAML, or no object, is a
 * finding where they are added.
 */
public final class Objects {

    private final List<Item> items = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Objects() {}

    /** An object, and the line of the text that it begins at. */
    record Item(HasMetadata object, int line) {}

    /** What is wrong with the text. */
    record Problem(int line, String title, String because) {}

    /**
     * {@return the objects of a text}
     *
     * @param yaml one document or several; Lists are taken apart. Whoever calls reads the file, since a stack's definition touches
     *     no disk.
     */
    public static Objects fromYaml(String yaml) {
        Objects objects = new Objects();
        try {
            for (YamlDocuments.Document document : YamlDocuments.read(yaml)) {
                objects.add(document.tree(), document.line());
            }
        } catch (YamlDocuments.UnreadableException e) {
            objects.problems.add(new Problem(e.line(), "the text is no YAML", String.valueOf(e.getMessage())));
        }
        return objects;
    }

    private void add(JsonNode tree, int line) {
        String version = tree.path("apiVersion").asText("");
        String kind = tree.path("kind").asText("");
        if (kind.equals("List")) {
            tree.path("items").forEach(item -> add(item, line));
            return;
        }
        if (version.isEmpty()
                || kind.isEmpty()
                || tree.path("metadata").path("name").asText("").isEmpty()) {
            problems.add(new Problem(
                    line,
                    "a document is no Kubernetes object",
                    "an object has an apiVersion, a kind and a metadata.name"));
            return;
        }
        try {
            items.add(new Item(KubeMapper.fromTree(tree, Kinds.of(version, kind)), line));
        } catch (FieldMismatchException e) {
            String name = tree.path("metadata").path("name").asText();
            problems.add(new Problem(
                    line, kind + " " + name + " has a field of another type", e.field() + ": " + e.reason()));
        }
    }

    List<Item> items() {
        return items;
    }

    List<Problem> problems() {
        return problems;
    }
}
