package dev.forklift.workload;

import dev.forklift.declare.Draft;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.SleepAction;
import java.time.Duration;
import java.util.List;

/**
 * What happens after a container starts and before it is asked to stop.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/">Container Lifecycle Hooks</a>.
 */
public final class LifecycleOptions {

    private final Draft owner;
    private final Lifecycle lifecycle;
    private long stopSeconds;

    LifecycleOptions(Draft owner, Lifecycle lifecycle) {
        this.owner = owner;
        this.lifecycle = lifecycle;
    }

    /**
     * Waits before the container is asked to stop, so that no new connection is on its way when it does. Counted in the pod's
     * grace period. Needs no shell in the image (Kubernetes 1.30 and later).
     *
     * @param wait whole seconds, at least 1
     * @return these options
     */
    public LifecycleOptions sleepBeforeStop(Duration wait) {
        Integer seconds = Checked.seconds(owner, wait, 1);
        if (seconds != null) {
            LifecycleHandler handler = new LifecycleHandler();
            handler.setSleep(new SleepAction(seconds.longValue()));
            lifecycle.setPreStop(handler);
            stopSeconds = seconds;
        }
        return this;
    }

    /**
     * Runs a command before the container is asked to stop.
     *
     * @param atMost how long it takes at most; counted in the pod's grace period
     * @param command the program and its arguments
     * @return these options
     */
    public LifecycleOptions beforeStop(Duration atMost, String... command) {
        Integer seconds = Checked.seconds(owner, atMost, 0);
        if (seconds != null) {
            lifecycle.setPreStop(exec(command));
            stopSeconds = seconds;
        }
        return this;
    }

    /**
     * Runs a command right after the container is started, beside its own.
     *
     * @param command the program and its arguments
     * @return these options
     */
    public LifecycleOptions afterStart(String... command) {
        lifecycle.setPostStart(exec(command));
        return this;
    }

    private static LifecycleHandler exec(String... command) {
        LifecycleHandler handler = new LifecycleHandler();
        handler.setExec(new ExecAction(List.of(command)));
        return handler;
    }

    long stopSeconds() {
        return stopSeconds;
    }
}
