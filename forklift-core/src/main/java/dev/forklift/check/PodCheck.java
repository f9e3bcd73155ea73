package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.function.Consumer;

/** One rule over the pods of one workload, which needs to know nothing of other objects. */
@FunctionalInterface
interface PodCheck {

    void check(Node workload, PodTemplateSpec pods, Consumer<Finding> findings);
}
