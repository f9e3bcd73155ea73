package dev.forklift.graph;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Reads which other objects an object names, of a kind that Kubernetes itself does not have: a custom resource's fields are known to
 * who writes it. To implement by what a component brings along: {@code scope.references(new TraefikReferences())}. What it reads
 * is held to the same checks as the references of Kubernetes' own kinds.
 *
 * <p>The same source is often brought by several components: it is a record, or equal to others of its class, and then asked once.
 */
@FunctionalInterface
public interface ReferenceSource {

    /** Gets each reference as it is read. */
    @FunctionalInterface
    interface Sink {

        /**
         * Takes a reference to an object of the same namespace, or to one without a namespace.
         *
         * @param field the path of the field that refers
         * @param relation how it refers
         * @param kind the kind it refers to
         * @param name the name it refers to
         * @param item what it needs of it, a key or a port; empty for the whole
         * @param optional whether it may be missing
         */
        void accept(String field, Relation relation, String kind, String name, String item, boolean optional);
    }

    /**
     * Reads an object; one of a kind it does not know it leaves alone.
     *
     * @param object any object of the graph
     * @param found gets its references
     */
    void read(HasMetadata object, Sink found);
}
