package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.PodTemplates;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.function.Consumer;

/** A container that runs for ever says how it can be seen to be ready. */
final class MissingProbes implements PodCheck {

    @Override
    public void check(Node node, PodTemplateSpec pods, Consumer<Finding> findings) {
        boolean ends = node.object() instanceof Job || node.object() instanceof CronJob;
        if (ends || pods.getSpec() == null) {
            return;
        }
        for (Container container : pods.getSpec().getContainers()) {
            if (container.getReadinessProbe() == null) {
                String at = PodTemplates.specPath(node.object()) + ".containers[" + container.getName() + "]";
                findings.accept(node.finding(
                        Finding.of(
                                "forklift.W020",
                                "the container '" + container.getName() + "' has no readiness probe",
                                "without one a pod counts as ready as soon as it runs, and a rollout goes on over broken pods",
                                "port(name, number), which gives it one, or probes(p -> p.readiness(…))"),
                        at + ".readinessProbe"));
            }
        }
    }
}
