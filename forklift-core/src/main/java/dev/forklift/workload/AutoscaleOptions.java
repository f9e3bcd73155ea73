package dev.forklift.workload;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Quantities;
import dev.forklift.resource.Metadata;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ContainerResourceMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ExternalMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ObjectMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.PodsMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ResourceMetricSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
    private final List<Described> described = new ArrayList<>();
    private int min = 1;
    private int max = 1;
    private @Nullable HorizontalPodAutoscalerBehavior behavior;

    /** A metric of an object, whose name is known late. */
    private record Described(MetricSpec metric, Ref<? extends HasMetadata> object) {}

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
     * Scales on a metric of the pods themselves, which a metrics adapter serves: requests per second, say.
     *
     * @param name the metric's name
     * @param perPod how much one pod is to have: a quantity above 0 such as {@code 100} or {@code 500m}
     * @return these options
     */
    public AutoscaleOptions pods(String name, String perPod) {
        Quantity value = amount(name, perPod);
        if (value != null) {
            MetricTargetOptions target = new MetricTargetOptions(owner);
            MetricSpec metric = new MetricSpec();
            metric.setType("Pods");
            metric.setPods(new PodsMetricSource(target.metric(name), target.target(value)));
            metrics.add(metric);
        }
        return this;
    }

    /**
     * Scales on a metric from outside of the cluster's objects, which a metrics adapter serves: the length of a queue, say.
     *
     * @param name the metric's name
     * @param value how much one pod is to have, or all where the options say so: a quantity above 0
     * @param options which series count
     * @return these options
     */
    public AutoscaleOptions external(String name, String value, Consumer<MetricTargetOptions> options) {
        Quantity amount = amount(name, value);
        if (amount != null) {
            MetricTargetOptions target = new MetricTargetOptions(owner);
            options.accept(target);
            MetricSpec metric = new MetricSpec();
            metric.setType("External");
            metric.setExternal(new ExternalMetricSource(target.metric(name), target.target(amount)));
            metrics.add(metric);
        }
        return this;
    }

    /**
     * Scales on a metric of one object of the stack, which a metrics adapter serves: the requests of an Ingress, say.
     *
     * @param object the object
     * @param name the metric's name
     * @param value how much one pod is to have, or all where the options say so: a quantity above 0
     * @param options which series count
     * @return these options
     */
    public AutoscaleOptions object(
            Ref<? extends HasMetadata> object, String name, String value, Consumer<MetricTargetOptions> options) {
        Quantity amount = amount(name, value);
        if (amount != null && owner.accepts(object)) {
            MetricTargetOptions target = new MetricTargetOptions(owner);
            options.accept(target);
            MetricSpec metric = new MetricSpec();
            metric.setType("Object");
            metric.setObject(new ObjectMetricSource(null, target.metric(name), target.target(amount)));
            metrics.add(metric);
            described.add(new Described(metric, object));
        }
        return this;
    }

    private @Nullable Quantity amount(String metric, String value) {
        boolean named = owner.require(
                !metric.isBlank() && !metric.contains("/"),
                "forklift.E011",
                "'" + metric + "' is no name of a metric",
                "a metric is a part of a path of the API, which has no '/' in it",
                "a name such as queue_messages");
        Quantity amount = Checked.quantity(owner, value);
        boolean positive = amount != null
                && owner.require(
                        Quantities.amount(value).signum() > 0,
                        "forklift.E013",
                        "a target of " + value + " for " + metric,
                        "the API server takes targets above 0",
                        "a target such as 100");
        return named && positive ? amount : null;
    }

    /**
     * Says how fast it scales out.
     *
     * @param rules steps and a window; Kubernetes' own by default
     * @return these options
     */
    public AutoscaleOptions scaleUp(Consumer<ScalingRulesOptions> rules) {
        HPAScalingRules up = behavior().getScaleUp() == null
                ? new HPAScalingRules()
                : behavior().getScaleUp();
        behavior().setScaleUp(up);
        rules.accept(new ScalingRulesOptions(owner, up));
        return this;
    }

    /**
     * Says how fast it scales in.
     *
     * @param rules steps and a window; Kubernetes' own by default
     * @return these options
     */
    public AutoscaleOptions scaleDown(Consumer<ScalingRulesOptions> rules) {
        rules.accept(new ScalingRulesOptions(owner, down()));
        return this;
    }

    private HPAScalingRules down() {
        HPAScalingRules down = behavior().getScaleDown() == null
                ? new HPAScalingRules()
                : behavior().getScaleDown();
        behavior().setScaleDown(down);
        return down;
    }

    private HorizontalPodAutoscalerBehavior behavior() {
        if (behavior == null) {
            behavior = new HorizontalPodAutoscalerBehavior();
        }
        return behavior;
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
            down().setStabilizationWindowSeconds(seconds);
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

    private void describe(Naming naming) {
        for (Described one : described) {
            Class<? extends HasMetadata> kind = one.object().kind();
            one.metric()
                    .getObject()
                    .setDescribedObject(new CrossVersionObjectReference(
                            HasMetadata.getApiVersion(kind), HasMetadata.getKind(kind), naming.nameOf(one.object())));
        }
    }

    HorizontalPodAutoscaler build(Identity me, HasMetadata workload, Naming naming) {
        describe(naming);
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
