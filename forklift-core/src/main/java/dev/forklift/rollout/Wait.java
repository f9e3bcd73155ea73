package dev.forklift.rollout;

import dev.forklift.declare.Gate;
import dev.forklift.graph.Node;

/**
 * Something to wait for before a later phase is applied.
 *
 * @param node the workload or Job
 * @param condition what it has to reach
 */
public record Wait(Node node, Gate.Condition condition) {

    /** {@return the object and the condition: {@code Job shop-migrate-9e88c9c9 SUCCEEDED}} */
    @Override
    public String toString() {
        return node + " " + condition;
    }
}
