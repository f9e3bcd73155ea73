package dev.forklift.graph;

import dev.forklift.declare.CallSite;
import dev.forklift.declare.ComponentPath;
import java.util.List;
import java.util.Set;

/**
 * Something that a stack counts on and does not declare.
 *
 * @param kind what it is
 * @param name its name; for an API its group, version and kind
 * @param keys the keys that are read of it, sorted; none where all are, or where it has none
 * @param optional whether the stack runs without it
 * @param madeBy what makes it in the cluster; empty where it has to be there before
 * @param readers who counts on it, sorted by path
 */
public record Prerequisite(
        Kind kind, String name, Set<String> keys, boolean optional, String madeBy, List<Reader> readers) {

    /** What a prerequisite is. The order is that of making them. */
    public enum Kind {
        /** The namespace that everything lies in. */
        NAMESPACE("Namespace"),
        /** A kind of custom resource, and the operator that knows it. */
        API("API"),
        /** A StorageClass. */
        STORAGE_CLASS("StorageClass"),
        /** An IngressClass, and its controller. */
        INGRESS_CLASS("IngressClass"),
        /** A PriorityClass. */
        PRIORITY_CLASS("PriorityClass"),
        /** Who issues certificates. */
        ISSUER("Issuer"),
        /** A Secret. */
        SECRET("Secret"),
        /** A Secret of type {@code kubernetes.io/dockerconfigjson}. */
        IMAGE_PULL_SECRET("Secret for images"),
        /** A Secret of type {@code kubernetes.io/tls}. */
        TLS_SECRET("Secret with a certificate"),
        /** A ConfigMap. */
        CONFIG_MAP("ConfigMap"),
        /** A ServiceAccount. */
        SERVICE_ACCOUNT("ServiceAccount"),
        /** A claim for storage, and what it holds. */
        CLAIM("PersistentVolumeClaim"),
        /** Any other object, such as one that is scaled. */
        OBJECT("object"),
        /** A name that has to lead to the cluster's ingress controller. */
        DNS_NAME("DNS name");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** {@return what it is called in a list} */
        public String title() {
            return title;
        }
    }

    /**
     * Who counts on it.
     *
     * @param path the component
     * @param site the line that declares it
     */
    public record Reader(ComponentPath path, CallSite site) implements Comparable<Reader> {
        @Override
        public int compareTo(Reader other) {
            int byPath = path.compareTo(other.path);
            return byPath != 0 ? byPath : site.compareTo(other.site);
        }

        /** {@return {@code web (Shop.java:12)}} */
        @Override
        public String toString() {
            if (site.equals(CallSite.UNKNOWN)) {
                return path.toString();
            }
            return path.isRoot() ? site.toString() : path + " (" + site + ")";
        }
    }

    /** {@return whether somebody has to see to it before the stack is deployed} */
    public boolean isToBeMade() {
        return madeBy.isEmpty() && !optional;
    }
}
