package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.ContainerPort;
import java.util.List;

/** A workload, as a Service sees it: what selects its pods, and where they listen. */
public interface Exposed {

    /** {@return the workload} */
    Ref<?> workload();

    /** {@return the draft it is built from} */
    Draft draft();

    /** {@return the ports of all its containers, in the order in which they are declared} */
    List<ContainerPort> containerPorts();

    /** {@return whether each of its pods has a name of its own, which takes a headless Service} */
    boolean hasStableNames();
}
