package dev.forklift.graph;

import java.util.Optional;

/**
 * One object refers to another: an edge of the graph.
 *
 * @param from who refers
 * @param field the path of the field that does
 * @param relation how
 * @param kind the kind it refers to
 * @param name the name it refers to
 * @param item what it needs of it, a key or a port; empty for the whole
 * @param optional whether it may be missing
 * @param target the object, where it is one of the graph's
 */
public record Reference(
        Node from,
        String field,
        Relation relation,
        String kind,
        String name,
        String item,
        boolean optional,
        Optional<Node> target) {

    /** {@return {@code Deployment shop-web spec… -> Secret shop-db}} */
    @Override
    public String toString() {
        return from + " " + field + " -> " + kind + " " + name + (item.isEmpty() ? "" : " [" + item + "]");
    }
}
