package dev.forklift.declare;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an object is called and how it is labelled.
 *
 * @param name its name
 * @param namespace the stack's namespace
 * @param labels the labels that every object of the stack carries
 * @param selector the labels that select the pods of a workload, and no other's; they never change with the version
 */
public record Identity(String name, String namespace, Map<String, String> labels, Map<String, String> selector) {

    /**
     * {@return the same under another name}
     *
     * @param other the other name
     */
    public Identity named(String other) {
        return new Identity(other, namespace, labels, selector);
    }

    /**
     * {@return the same with other labels that select, which it then also carries}
     *
     * @param own the labels
     */
    public Identity selectedBy(Map<String, String> own) {
        Map<String, String> more = new TreeMap<>(labels);
        more.putAll(own);
        return new Identity(name, namespace, more, new TreeMap<>(own));
    }

    /**
     * {@return the same with a further label, which does not select}
     *
     * @param key its key
     * @param value its value
     */
    public Identity labelled(String key, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(key, value);
        return new Identity(name, namespace, more, selector);
    }
}
