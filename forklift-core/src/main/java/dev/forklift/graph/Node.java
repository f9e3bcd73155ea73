package dev.forklift.graph;

import dev.forklift.declare.CallSite;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Gate;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of the graph.
 *
 * @param key what tells it from others
 * @param object the object, as it is written
 * @param path the component that declared it
 * @param objectId its id within the component; empty for the main object
 * @param site the line that declared it
 * @param addedAt the line that added the user's own component in which {@code site} lies; unknown where it lies in none
 * @param gates what it waits for
 * @param namedByContent whether its name changes with its content
 */
public record Node(
        ObjectKey key,
        HasMetadata object,
        ComponentPath path,
        String objectId,
        CallSite site,
        CallSite addedAt,
        List<Gate> gates,
        boolean namedByContent) {

    /**
     * Creates a node.
     *
     * @param key what tells it from others
     * @param object the object, as it is written
     * @param path the component that declared it
     * @param objectId its id within the component; empty for the main object
     * @param site the line that declared it
     * @param addedAt the line that added the user's own component in which {@code site} lies; unknown where it lies in none
     * @param gates what it waits for; copied
     * @param namedByContent whether its name changes with its content
     */
    public Node {
        gates = List.copyOf(gates);
    }

    /**
     * {@return a finding about a field of this object, at the line that declared it}
     *
     * @param finding what is wrong
     * @param field the field's path
     */
    public Finding finding(Finding finding, String field) {
        return finding.at(site).in(path).about(key.toString(), field).addedAt(addedAt);
    }

    /** {@return the line that has to change for the object to be called otherwise: where its component was added} */
    public CallSite namedAt() {
        return addedAt.equals(CallSite.UNKNOWN) ? site : addedAt;
    }

    /** {@return whether this is the very same node: two objects of one kind and name are two nodes} */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** {@return the kind and the name} */
    @Override
    public String toString() {
        return key.toString();
    }
}
