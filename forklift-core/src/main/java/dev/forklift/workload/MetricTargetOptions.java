package dev.forklift.workload;

import dev.forklift.declare.Draft;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricIdentifier;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget;
import java.util.Map;
import java.util.TreeMap;

/** Which series of a metric an autoscaler looks at, and whether its value counts for each pod or for all. */
public final class MetricTargetOptions {

    private final Draft owner;
    private final Map<String, String> labels = new TreeMap<>();
    private boolean total;

    MetricTargetOptions(Draft owner) {
        this.owner = owner;
    }

    /**
     * Takes only the series with a label.
     *
     * @param label the label's name
     * @param value its value
     * @return these options
     */
    public MetricTargetOptions where(String label, String value) {
        if (owner.require(
                Names.isLabelKey(label) && Names.isLabelValue(value),
                "forklift.E011",
                "'" + label + "=" + value + "' selects no metric",
                "the API server takes labels: a qualified name, and at most 63 letters, digits, '-', '_' and '.'",
                "where(\"queue\", \"default\")")) {
            labels.put(label, value);
        }
        return this;
    }

    /**
     * Compares the value as it is: twice the target doubles the pods. By default it is first divided by the number of pods.
     *
     * @return these options
     */
    public MetricTargetOptions total() {
        total = true;
        return this;
    }

    MetricIdentifier metric(String name) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(labels);
        return new MetricIdentifier(name, labels.isEmpty() ? null : selector);
    }

    MetricTarget target(Quantity value) {
        MetricTarget target = new MetricTarget();
        target.setType(total ? "Value" : "AverageValue");
        if (total) {
            target.setValue(value);
        } else {
            target.setAverageValue(value);
        }
        return target;
    }
}
