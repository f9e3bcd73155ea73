package dev.forklift.graph;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Comparator;

/**
 * What tells two objects apart in a cluster.
 *
 * @param group the API group; empty for the core group
 * @param kind the kind
 * @param namespace the namespace; empty for an object without one
 * @param name the name
 */
public record ObjectKey(String group, String kind, String namespace, String name) implements Comparable<ObjectKey> {

    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::kind)
            .thenComparing(ObjectKey::name)
            .thenComparing(ObjectKey::group)
            .thenComparing(ObjectKey::namespace);

    /**
     * {@return the key of an object}
     *
     * @param object the object
     */
    public static ObjectKey of(HasMetadata object) {
        String version = object.getApiVersion() == null ? "" : object.getApiVersion();
        int slash = version.indexOf('/');
        String namespace = object.getMetadata().getNamespace();
        String name = object.getMetadata().getName();
        return new ObjectKey(
                slash < 0 ? "" : version.substring(0, slash),
                object.getKind() == null ? object.getClass().getSimpleName() : object.getKind(),
                namespace == null ? "" : namespace,
                name == null ? "" : name);
    }

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    /** {@return {@code Deployment shop-web}} */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
