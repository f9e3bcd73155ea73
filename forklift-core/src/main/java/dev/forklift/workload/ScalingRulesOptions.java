package dev.forklift.workload;

import dev.forklift.declare.Draft;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingPolicy;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast an autoscaler goes into one direction. Where no step is said, Kubernetes' own hold: up by four pods or the double in 15
 * seconds, whichever is more; down to the fewest at once, after five minutes.
 *
 * <p>Source: <a
 * href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior">Configurable
 * scaling behavior</a>.
 */
public final class ScalingRulesOptions {

    private static final int LONGEST_WINDOW = 3600;
    private static final int LONGEST_PERIOD = 1800;

    private final Draft owner;
    private final HPAScalingRules rules;
    private final List<HPAScalingPolicy> steps = new ArrayList<>();

    ScalingRulesOptions(Draft owner, HPAScalingRules rules) {
        this.owner = owner;
        this.rules = rules;
    }

    /**
     * Allows a step of some pods in a period.
     *
     * @param count at least 1
     * @param period whole seconds, 1 to 1800
     * @return these options
     */
    public ScalingRulesOptions pods(int count, Duration period) {
        return step("Pods", count, period);
    }

    /**
     * Allows a step of a share of the pods in a period.
     *
     * @param share percent of the pods that run, at least 1
     * @param period whole seconds, 1 to 1800
     * @return these options
     */
    public ScalingRulesOptions percent(int share, Duration period) {
        return step("Percent", share, period);
    }

    private ScalingRulesOptions step(String type, int value, Duration period) {
        Integer amount = Checked.atLeast(owner, value, 1, type.equals("Pods") ? "pods" : "percent");
        Integer seconds = Checked.seconds(owner, period, 1);
        if (amount != null && seconds != null && within(seconds, LONGEST_PERIOD, period)) {
            steps.add(new HPAScalingPolicy(seconds, type, amount));
            rules.setPolicies(steps);
        }
        return this;
    }

    /**
     * Waits until what is recommended has been so for a while: up, the fewest pods that were recommended meanwhile; down, the most.
     *
     * @param window whole seconds up to an hour; none up, five minutes down by default
     * @return these options
     */
    public ScalingRulesOptions stable(Duration window) {
        Integer seconds = Checked.seconds(owner, window, 0);
        if (seconds != null && within(seconds, LONGEST_WINDOW, window)) {
            rules.setStabilizationWindowSeconds(seconds);
        }
        return this;
    }

    private boolean within(int seconds, int most, Duration said) {
        return owner.require(
                seconds <= most,
                "forklift.E013",
                said + " is too long for an autoscaler",
                "Kubernetes takes at most " + most + " seconds here",
                "Duration.ofSeconds(" + most + ")");
    }

    /**
     * Takes the step that changes least, where several are allowed. By default the one that changes most.
     *
     * @return these options
     */
    public ScalingRulesOptions smallestStep() {
        rules.setSelectPolicy("Min");
        return this;
    }

    /**
     * Never goes into this direction.
     *
     * @return these options
     */
    public ScalingRulesOptions never() {
        rules.setSelectPolicy("Disabled");
        return this;
    }
}
