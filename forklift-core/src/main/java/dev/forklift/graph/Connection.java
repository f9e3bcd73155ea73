package dev.forklift.graph;

import dev.forklift.declare.Endpoint;
import java.util.Optional;

/**
 * The pods of a workload open connections to something, by what the stack says of it: {@code connectsTo(…)}, an address in their
 * environment, or one in a ConfigMap that they read.
 *
 * @param from the workload
 * @param at what it connects to
 * @param service the Service that it connects by, where it is one of the stack's
 * @param to the workload whose pods answer; empty outside of the stack, and where the Service selects none
 * @param port the number of the port: of the pods that answer, and outside the endpoint's own; 0 where they have no such port
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 */
public record Connection(Node from, Endpoint at, Optional<Node> service, Optional<Node> to, int port, String protocol) {

    /** {@return {@code Deployment shop-web -> StatefulSet shop-db port 5432}} */
    @Override
    public String toString() {
        return from + " -> " + to.map(Node::toString).orElse(at.toString()) + " port " + port;
    }
}
