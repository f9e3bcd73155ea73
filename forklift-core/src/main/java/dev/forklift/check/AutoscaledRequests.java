package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodTemplates;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import java.util.function.Consumer;

/** An autoscaler that works by utilization needs a request on every container it counts; else it knows no utilization. */
final class AutoscaledRequests implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        for (Reference reference : graph.references()) {
            if (reference.relation() == Relation.SCALE_TARGET
                    && reference.target().isPresent()
                    && reference.from().object() instanceof HorizontalPodAutoscaler hpa) {
                PodTemplates.of(reference.target().get().object())
                        .ifPresent(pods -> check(reference.from(), hpa, pods, findings));
            }
        }
    }

    private static void check(
            Node node, HorizontalPodAutoscaler hpa, PodTemplateSpec pods, Consumer<Finding> findings) {
        for (MetricSpec metric : hpa.getSpec().getMetrics()) {
            String resource = metric.getResource() != null
                    ? metric.getResource().getName()
                    : metric.getContainerResource() != null
                            ? metric.getContainerResource().getName()
                            : "";
            for (Container container : pods.getSpec().getContainers()) {
                boolean counted = metric.getContainerResource() == null
                        || container
                                .getName()
                                .equals(metric.getContainerResource().getContainer());
                if (!resource.isEmpty() && counted && !requests(container, resource)) {
                    findings.accept(node.finding(noRequest(container, resource), "spec.metrics"));
                }
            }
        }
    }

    private static boolean requests(Container container, String resource) {
        return container.getResources() != null
                && container.getResources().getRequests() != null
                && container.getResources().getRequests().containsKey(resource);
    }

    private static Finding noRequest(Container container, String resource) {
        return Finding.of(
                "forklift.E032",
                "the container '" + container.getName() + "' requests no " + resource + ", and is scaled on it",
                "utilization is a share of what is requested; where one container requests nothing, the autoscaler knows none",
                "resources(r -> r." + (resource.equals("cpu") ? "cpu(\"100m\")" : "memory(\"256Mi\")") + ") on it");
    }
}
