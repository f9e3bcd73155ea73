package dev.forklift.workload;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.resource.Metadata;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ContainerResourceMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ResourceMetricSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An autoscaler of a workload. While there is one, the manifest names no replicas, so that applying it again does not undo what
 * the autoscaler decided.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/">Horizontal Pod
 * Autoscaling</a>.
 */
public final class AutoscaleOptions {

    private final Draft owner;
    private final List<MetricSpec> metrics = new ArrayList<>();
    private int min = 1;
    private int max = 1;
    private @Nullable HorizontalPodAutoscalerBehavior behavior;

    AutoscaleOptions(Draft owner) {
        this.owner = owner;
    }

    /**
     * Sets the bounds.
     *
     * @param least the fewest replicas, at least 1
     * @param most the most, at least as many
     * @return these options
     */
    public AutoscaleOptions between(int least, int most) {
        if (owner.require(
                least >= 1 && most >= least,
                "forklift.E013",
                "between(" + least + ", " + most + ")",
                "an autoscaler needs at least one replica, and no fewer at the most than at the least",
                "between(1, 10)")) {
            min = least;
            max = most;
        }
        return this;
    }

    /**
     * Scales on the pods' CPU, all containers together, as a percentage of what they request.
     *
     * @param percent above 0
     * @return these options
     */
    public AutoscaleOptions cpu(int percent) {
        return resource("cpu", percent);
    }

    /**
     * Scales on the pods' memory, all containers together, as a percentage of what they request.
     *
     * @param percent above 0
     * @return these options
     */
    public AutoscaleOptions memory(int percent) {
        return resource("memory", percent);
    }

    /**
     * Scales on one container's CPU or memory, as a percentage of what it requests: where sidecars would blur the picture.
     *
     * @param container the container's name
     * @param resource {@code cpu} or {@code memory}
     * @param percent above 0
     * @return these options
     */
    public AutoscaleOptions container(String container, String resource, int percent) {
        if (positive(percent)) {
            MetricSpec metric = new MetricSpec();
            metric.setType("ContainerResource");
            metric.setContainerResource(new ContainerResourceMetricSource(container, resource, utilization(percent)));
            metrics.add(metric);
        }
        return this;
    }

    /**
     * Scales on any metric, as it is.
     *
     * @param metric pods, object or external
     * @return these options
     */
    public AutoscaleOptions metric(MetricSpec metric) {
        metrics.add(metric);
        return this;
    }

    /**
     * Waits before scaling in.
     *
     * @param window how long fewer replicas have to be enough; whole seconds up to an hour, five minutes by default
     * @return these options
     */
    public AutoscaleOptions scaleInAfter(Duration window) {
        Integer seconds = Checked.seconds(owner, window, 0);
        if (seconds != null
                && owner.require(
                        seconds <= 3600,
                        "forklift.E013",
                        "scaleInAfter(" + window + ")",
                        "Kubernetes takes at most an hour",
                        "scaleInAfter(Duration.ofMinutes(10))")) {
            HPAScalingRules rules = new HPAScalingRules();
            rules.setStabilizationWindowSeconds(seconds);
            behavior = behavior == null ? new HorizontalPodAutoscalerBehavior() : behavior;
            behavior.setScaleDown(rules);
        }
        return this;
    }

    private AutoscaleOptions resource(String name, int percent) {
        if (positive(percent)) {
            MetricSpec metric = new MetricSpec();
            metric.setType("Resource");
            metric.setResource(new ResourceMetricSource(name, utilization(percent)));
            metrics.add(metric);
        }
        return this;
    }

    private boolean positive(int percent) {
        return owner.require(
                percent > 0,
                "forklift.E013",
                "a utilization of " + percent + " %",
                "the API server takes percentages above 0",
                "cpu(80)");
    }

    private static MetricTarget utilization(int percent) {
        MetricTarget target = new MetricTarget();
        target.setType("Utilization");
        target.setAverageUtilization(percent);
        return target;
    }

    int min() {
        return min;
    }

    int max() {
        return max;
    }

    HorizontalPodAutoscaler build(Identity me, HasMetadata workload) {
        HorizontalPodAutoscalerSpec spec = new HorizontalPodAutoscalerSpec();
        spec.setScaleTargetRef(
                new CrossVersionObjectReference(workload.getApiVersion(), workload.getKind(), me.name()));
        spec.setMinReplicas(min);
        spec.setMaxReplicas(max);
        if (metrics.isEmpty()) {
            cpu(80);
        }
        spec.setMetrics(metrics);
        spec.setBehavior(behavior);
        HorizontalPodAutoscaler object = new HorizontalPodAutoscaler();
        object.setSpec(spec);
        return new Metadata(owner).on(object, me);
    }
}
