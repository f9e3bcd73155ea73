package dev.forklift.components.celery;

import dev.forklift.components.keda.KedaScalingSpec;
import dev.forklift.components.keda.KedaTrigger;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.Notes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of scaling a worker by the length of its queues, by KEDA.
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/reference/scaledobject-spec/">ScaledObject specification</a>.
 */
public final class QueueScalingOptions {

    private final Notes notes;
    private final List<Integer> priorities = new ArrayList<>();
    private int length = 20;
    private int least = 1;
    private int most = 10;
    private Duration poll = Duration.ofSeconds(15);
    private final List<KedaTrigger> also = new ArrayList<>();
    private @Nullable Duration cooldown;
    private @Nullable Duration scaleInAfter;
    private KedaScalingSpec.@Nullable Fallback fallback;

    QueueScalingOptions(Notes notes) {
        this.notes = notes;
    }

    /**
     * Sets how many tasks one pod is to have before it. As many pods run as keep it so in the fullest of the worker's queues.
     *
     * @param tasks at least 1; 20 by default
     * @return these options
     */
    public QueueScalingOptions queueLength(int tasks) {
        if (Numbers.atLeast(notes, tasks, 1, "queueLength")) {
            length = tasks;
        }
        return this;
    }

    /**
     * Sets the bounds.
     *
     * @param fewest from 0; with 0 the last pod goes when the queues have been empty for the {@linkplain #cooldown cooldown}, and
     *     the next task waits until a pod has started. 1 by default.
     * @param atMost at least 1, and at least as many; 10 by default
     * @return these options
     */
    public QueueScalingOptions between(int fewest, int atMost) {
        if (Numbers.bounds(notes, fewest, atMost, 0)) {
            least = fewest;
            most = atMost;
        }
        return this;
    }

    /**
     * Sets how often the queues are looked at.
     *
     * @param every whole seconds, at least 1; 15 by default
     * @return these options
     */
    public QueueScalingOptions poll(Duration every) {
        if (Numbers.seconds(notes, every, "poll")) {
            poll = every;
        }
        return this;
    }

    /**
     * Sets how long the queues have to be empty before the last pod goes, where there may be none.
     *
     * @param empty whole seconds, not shorter than the longest task: a task that runs may be in no queue any more. By default
     *     five minutes, or the longest task where that is longer.
     * @return these options
     */
    public QueueScalingOptions cooldown(Duration empty) {
        if (Numbers.seconds(notes, empty, "cooldown")) {
            cooldown = empty;
        }
        return this;
    }

    /**
     * Waits before pods go, down to the last one or the lower bound: so long as fewer have been enough. A pod that goes finishes
     * its tasks within its grace period.
     *
     * <p>Source: <a
     * href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#stabilization-window">Stabilization
     * window</a>.
     *
     * @param window whole seconds up to an hour, 0 for at once; five minutes by default
     * @return these options
     */
    public QueueScalingOptions scaleInAfter(Duration window) {
        if (KedaScalingSpec.isScaleInWindow(window)) {
            scaleInAfter = window;
        } else {
            notes.refuse(
                    "forklift.E141",
                    "scaleInAfter(" + window + ")",
                    "Kubernetes counts whole seconds here, up to an hour",
                    "scaleInAfter(Duration.ofMinutes(10))");
        }
        return this;
    }

    /**
     * Counts tasks of a priority as well, which Redis keeps in lists of their own. Where RabbitMQ is the broker a queue holds
     * all priorities, and this changes nothing.
     *
     * <p>Source: <a href="https://docs.celeryq.dev/en/stable/userguide/routing.html#redis-message-priorities">Redis Message
     * Priorities</a>.
     *
     * @param steps the {@code priority_steps} of the project above 0, which are 3, 6 and 9 where it does not say them; none by
     *     default
     * @return these options
     */
    public QueueScalingOptions priorities(int... steps) {
        for (int step : steps) {
            if (Numbers.atLeast(notes, step, 1, "priorities")) {
                priorities.add(step);
            }
        }
        return this;
    }

    /**
     * Looks at something beside the queues, of which the one that asks for most pods wins: a window in which more pods wait, the
     * pods' CPU.
     *
     * @param what such as {@code KedaTrigger.cron("Europe/Berlin", "0 8 * * 1-5", "0 18 * * 1-5", 4)}
     * @return these options
     */
    public QueueScalingOptions also(KedaTrigger what) {
        if (notes.given("the service of a trigger", what == null || !what.isComplete() ? null : what)) {
            what.problem().ifPresentOrElse(wrong -> notes.refuse(wrong.at(CallSite.here())), () -> also.add(what));
        }
        return this;
    }

    /**
     * Runs a number of pods while the broker cannot be asked. By default the number stays as it is.
     *
     * @param failures after how many failures in a row, at least 1
     * @param pods how many run then, from 0
     * @return these options
     */
    public QueueScalingOptions fallback(int failures, int pods) {
        if (Numbers.atLeast(notes, failures, 1, "fallback") && Numbers.atLeast(notes, pods, 0, "fallback")) {
            fallback = new KedaScalingSpec.Fallback(failures, pods);
        }
        return this;
    }

    Scaling build() {
        return new Scaling.OnQueues(
                length,
                least,
                most,
                poll,
                Optional.ofNullable(cooldown),
                Optional.ofNullable(scaleInAfter),
                priorities,
                also,
                Optional.ofNullable(fallback));
    }
}
