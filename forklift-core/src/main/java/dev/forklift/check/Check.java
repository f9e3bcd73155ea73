package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.ObjectGraph;
import java.util.function.Consumer;

/** One rule over the whole graph. To implement; a user's own runs beside Forklift's: {@code stack.check(myRule)}. */
@FunctionalInterface
public interface Check {

    /**
     * Looks at a graph. It changes nothing, and reports everything it finds.
     *
     * @param graph the graph
     * @param findings gets what is wrong; {@link dev.forklift.graph.Node#finding} supplies the place
     */
    void check(ObjectGraph graph, Consumer<Finding> findings);
}
