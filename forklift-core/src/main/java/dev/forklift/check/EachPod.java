package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.ObjectGraph;
import java.util.List;
import java.util.function.Consumer;

/** The rules over pods: all of them look at one workload before the next, since the processor's caches do not hold a large stack. */
final class EachPod implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        List<PodCheck> rules = List.of(
                new ProbePorts(), new PodShape(), new UndefinedVariables(), new ResourceBounds(), new MissingProbes());
        graph.podTemplates()
                .forEach(pods -> rules.forEach(rule -> rule.check(pods.getKey(), pods.getValue(), findings)));
    }
}
