package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.TreeMap;

/** The labels and annotations that a user adds to an object, and the metadata they become. */
public final class Metadata {

    private final Draft owner;
    private final Map<String, String> labels = new TreeMap<>();
    private final Map<String, String> annotations = new TreeMap<>();

    /**
     * Begins with none.
     *
     * @param owner the object, which reports what is wrong
     */
    public Metadata(Draft owner) {
        this.owner = owner;
    }

    /**
     * Adds a label, or replaces it.
     *
     * @param key a qualified name
     * @param value at most 63 letters, digits, {@code -}, {@code _} and {@code .}
     */
    public void label(String key, String value) {
        boolean ok = owner.require(
                Names.isLabelKey(key),
                "forklift.E011",
                "'" + key + "' is no label key",
                "a label key is an optional DNS subdomain and '/', then at most 63 letters, digits, '-', '_' and '.'",
                "a key such as example.com/team");
        ok &= owner.require(
                Names.isLabelValue(value),
                "forklift.E011",
                "'" + value + "' is no label value",
                "a label value has at most 63 letters, digits, '-', '_' and '.', and begins and ends with a letter or digit",
                "annotation(\"" + key + "\", …), which takes any text");
        if (ok) {
            labels.put(key, value);
        }
    }

    /**
     * Adds an annotation, or replaces it.
     *
     * @param key a qualified name
     * @param value any text
     */
    public void annotation(String key, String value) {
        if (owner.require(
                Names.isLabelKey(key),
                "forklift.E011",
                "'" + key + "' is no annotation key",
                "an annotation key is an optional DNS subdomain and '/', then at most 63 letters, digits, '-', '_' and '.'",
                "a key such as example.com/team")) {
            annotations.put(key, value);
        }
    }

    /** {@return the labels added} */
    public Map<String, String> labels() {
        return labels;
    }

    /** {@return the annotations added} */
    public Map<String, String> annotations() {
        return annotations;
    }

    /**
     * {@return an object with its name, namespace, labels and annotations}
     *
     * @param object the object, without metadata
     * @param me its identity
     * @param <T> its kind
     */
    public <T extends HasMetadata> T on(T object, Identity me) {
        ObjectMeta meta = new ObjectMeta();
        meta.setName(me.name());
        meta.setNamespace(me.namespace());
        meta.setLabels(with(me.labels(), labels));
        if (!annotations.isEmpty()) {
            meta.setAnnotations(new TreeMap<>(annotations));
        }
        object.setMetadata(meta);
        return object;
    }

    /**
     * {@return the labels of a pod template}
     *
     * @param base what every object of the stack carries
     * @param more what is added
     */
    public static Map<String, String> with(Map<String, String> base, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(base);
        all.putAll(more);
        return all;
    }
}
