package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodTemplates;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ContainerResourceMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ResourceMetricSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An autoscaler that works by utilization needs a request on every container it counts; else it knows no utilization. */
final class AutoscaledRequests implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        for (Reference reference : graph.references(Relation.SCALE_TARGET)) {
            reference
                    .target()
                    .flatMap(target -> PodTemplates.of(target.object()))
                    .ifPresent(pods -> check(reference.from(), pods, findings));
        }
    }

    private static void check(Node scaler, PodTemplateSpec pods, Consumer<Finding> findings) {
        if (scaler.object() instanceof HorizontalPodAutoscaler hpa) {
            check(scaler, hpa, pods, findings);
        } else if (scaler.object() instanceof GenericKubernetesResource keda && pods.getSpec() != null) {
            ScaledResources.followedBy(keda)
                    .forEach(resource -> pods.getSpec().getContainers().stream()
                            .forEach(c -> requested(scaler, c, resource, findings)));
        }
    }

    private static void check(
            Node node, HorizontalPodAutoscaler hpa, PodTemplateSpec pods, Consumer<Finding> findings) {
        if (pods.getSpec() == null) {
            return;
        }
        List<Container> all = pods.getSpec().getContainers();
        for (MetricSpec metric : hpa.getSpec().getMetrics()) {
            ResourceMetricSource ofPods = metric.getResource();
            ContainerResourceMetricSource ofOne = metric.getContainerResource();
            if (ofPods != null && isShare(ofPods.getTarget())) {
                all.forEach(c -> requested(node, c, ofPods.getName(), findings));
            } else if (ofOne != null && all.stream().noneMatch(c -> c.getName().equals(ofOne.getContainer()))) {
                findings.accept(node.finding(noContainer(ofOne.getContainer()), "spec.metrics"));
            } else if (ofOne != null && isShare(ofOne.getTarget())) {
                all.stream()
                        .filter(c -> c.getName().equals(ofOne.getContainer()))
                        .forEach(c -> requested(node, c, ofOne.getName(), findings));
            }
        }
    }

    private static boolean isShare(@Nullable MetricTarget target) {
        return target != null && target.getAverageUtilization() != null;
    }

    private static void requested(Node node, Container container, String resource, Consumer<Finding> findings) {
        ResourceRequirements resources = container.getResources();
        boolean requested =
                resources != null && (has(resources.getRequests(), resource) || has(resources.getLimits(), resource));
        if (!requested) {
            findings.accept(node.finding(noRequest(container, resource), "spec.metrics"));
        }
    }

    /** A limit counts as a request where none is said. */
    private static boolean has(@Nullable Map<String, Quantity> amounts, String resource) {
        return amounts != null && amounts.containsKey(resource);
    }

    private static Finding noRequest(Container container, String resource) {
        return Finding.of(
                "forklift.E032",
                "the container '" + container.getName() + "' requests no " + resource + ", and is scaled on it",
                "utilization is a share of what is requested; where one container requests nothing, the autoscaler knows none",
                "resources(r -> r." + (resource.equals("cpu") ? "cpu(\"100m\")" : "memory(\"256Mi\")") + ") on it");
    }

    private static Finding noContainer(String name) {
        return Finding.of(
                "forklift.E036",
                "an autoscaler looks at the container '" + name + "', which is not there",
                "it would never learn how busy the pods are, and never scale",
                "the name of a container of the workload; the main one has its component's id");
    }
}
