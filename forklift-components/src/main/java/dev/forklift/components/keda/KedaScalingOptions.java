package dev.forklift.components.keda;

import dev.forklift.declare.CallSite;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be said of scaling by KEDA.
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/reference/scaledobject-spec/">ScaledObject specification</a>.
 */
public final class KedaScalingOptions {

    private final Notes notes;
    private final CallSite site = CallSite.here();
    private final ImmutableKedaScalingSpec.Builder spec = ImmutableKedaScalingSpec.builder();
    private final List<KedaTrigger> triggers = new ArrayList<>();
    private boolean anyTrigger;
    private int least = 1;
    private CallSite boundsAt = CallSite.UNKNOWN;

    KedaScalingOptions(Notes notes) {
        this.notes = notes;
    }

    KedaScalingSpec build() {
        KedaScalingSpec said = spec.triggers(triggers).build();
        if (!anyTrigger) {
            notes.refuse(Finding.of(
                            "forklift.E281",
                            "scaling by KEDA that looks at nothing",
                            "KEDA refuses a ScaledObject without a trigger",
                            "trigger(KedaTrigger.redisList(redis, \"jobs\", 20))")
                    .at(site.equals(CallSite.UNKNOWN) ? notes.site() : site));
        } else if (onlyResources() && least == 0) {
            notes.refuse(Finding.of(
                            "forklift.E282",
                            "no pods at the least, scaled by what pods use",
                            "where none runs none uses anything, so none would ever start; KEDA's webhook refuses it",
                            "between(1, …), or a trigger beside it that looks at something else")
                    .at(boundsAt));
        } else if (onlyResources() && said.fallback().isPresent()) {
            notes.refuse(Finding.of(
                            "forklift.E282",
                            "a fallback where only CPU and memory are looked at",
                            "it holds while a service cannot be asked, and these are not asked for; KEDA's webhook refuses it",
                            "no fallback(…)")
                    .at(boundsAt.equals(CallSite.UNKNOWN) ? notes.site() : boundsAt));
        }
        return said;
    }

    private boolean onlyResources() {
        return !triggers.isEmpty() && triggers.stream().allMatch(ResourceTrigger.class::isInstance);
    }

    /**
     * Adds something to look at. Of several, the one that asks for most pods wins.
     *
     * @param what such as {@code KedaTrigger.rabbitMqQueue(amqp, "default", 100)}
     * @return these options
     */
    public KedaScalingOptions trigger(KedaTrigger what) {
        anyTrigger = true;
        if (notes.given("the service of a trigger", what == null || !what.isComplete() ? null : what)) {
            what.problem().ifPresentOrElse(wrong -> notes.refuse(wrong.at(CallSite.here())), () -> triggers.add(what));
        }
        return this;
    }

    /**
     * Sets the bounds.
     *
     * @param fewest from 0; with 0 the last pod goes when there was nothing to do for the {@linkplain #cooldown cooldown}. 1 by
     *     default.
     * @param atMost at least 1, and at least as many; 10 by default
     * @return these options
     */
    public KedaScalingOptions between(int fewest, int atMost) {
        if (require(
                fewest >= 0 && atMost >= Math.max(1, fewest),
                "between(" + fewest + ", " + atMost + ")",
                "there are at least 0 pods, and no fewer at the most than at the least",
                "between(1, 10)")) {
            spec.least(fewest).most(atMost);
            least = fewest;
        }
        boundsAt = CallSite.here();
        return this;
    }

    /**
     * Sets how often KEDA looks while there is no pod, and asks the services.
     *
     * @param every whole seconds, at least 1; 15 by default
     * @return these options
     */
    public KedaScalingOptions poll(Duration every) {
        if (seconds("poll", every)) {
            spec.poll(every);
        }
        return this;
    }

    /**
     * Sets how long there has to be nothing to do before the last pod goes, where there may be none. It has to be longer than the
     * longest piece of work: what is being worked on may be in no queue any more.
     *
     * @param idle whole seconds, at least 1; five minutes by default
     * @return these options
     */
    public KedaScalingOptions cooldown(Duration idle) {
        if (seconds("cooldown", idle)) {
            spec.cooldown(idle);
        }
        return this;
    }

    /**
     * Waits before pods go, down to the last one or the lower bound: so long as fewer have been enough. A pod that goes finishes
     * what it does within its grace period.
     *
     * <p>Source: <a
     * href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#stabilization-window">Stabilization
     * window</a>.
     *
     * @param window whole seconds up to an hour, 0 for at once; five minutes by default
     * @return these options
     */
    public KedaScalingOptions scaleInAfter(Duration window) {
        if (require(
                KedaScalingSpec.isScaleInWindow(window),
                "scaleInAfter(" + window + ")",
                "Kubernetes counts whole seconds here, up to an hour",
                "scaleInAfter(Duration.ofMinutes(10))")) {
            spec.scaleInAfter(window);
        }
        return this;
    }

    /**
     * Runs a number of pods while a service cannot be asked. By default the number stays as it is.
     *
     * @param failures after how many failures in a row, at least 1
     * @param pods how many run then, from 0
     * @return these options
     */
    public KedaScalingOptions fallback(int failures, int pods) {
        if (require(
                failures >= 1 && pods >= 0,
                "fallback(" + failures + ", " + pods + ")",
                "it holds after one failure at the earliest, and there are no fewer than 0 pods",
                "fallback(3, 2)")) {
            spec.fallback(new KedaScalingSpec.Fallback(failures, pods));
        }
        return this;
    }

    private boolean seconds(String option, Duration value) {
        return require(
                value.toSeconds() >= 1 && value.toNanosPart() == 0 && value.toSeconds() <= Integer.MAX_VALUE / 2,
                option + "(" + value + ")",
                "it is counted in whole seconds, at least one",
                option + "(Duration.ofMinutes(5))");
    }

    private boolean require(boolean ok, String title, String because, String fix) {
        if (!ok) {
            notes.refuse("forklift.E280", title, because, fix);
        }
        return ok;
    }
}
