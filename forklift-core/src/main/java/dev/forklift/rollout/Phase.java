package dev.forklift.rollout;

import dev.forklift.graph.Node;
import java.util.List;

/**
 * Objects that may be applied together, in any order.
 *
 * @param number from 1
 * @param nodes the objects, sorted by path, kind and name
 * @param waits what later phases wait for among them, in the same order; nothing else of this phase has to be waited for
 */
public record Phase(int number, List<Node> nodes, List<Wait> waits) {

    /**
     * Creates a phase.
     *
     * @param number from 1
     * @param nodes the objects; copied
     * @param waits what later phases wait for; copied
     */
    public Phase {
        nodes = List.copyOf(nodes);
        waits = List.copyOf(waits);
    }
}
