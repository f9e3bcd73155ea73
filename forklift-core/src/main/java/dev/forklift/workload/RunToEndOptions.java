package dev.forklift.workload;

import dev.forklift.declare.Place;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.time.Duration;

/**
 * What can be said of work that ends: a Job, or the Jobs of a CronJob.
 *
 * @param <W> the options themselves
 */
public abstract class RunToEndOptions<W extends RunToEndOptions<W>> extends WorkloadOptions<W> {

    private final JobSpec job = new JobSpec();
    private boolean restartInPlace;

    RunToEndOptions(Place place, Profile profile, Class<? extends HasMetadata> kind, int nameLimit) {
        super(place, profile, kind, nameLimit);
        container().role = "job";
    }

    /**
     * Sets how often it is tried again after a failure.
     *
     * @param retries from 0; 6 by default
     * @return these options
     */
    public W backoffLimit(int retries) {
        job.setBackoffLimit(Checked.atLeast(owner(), retries, 0, "backoffLimit"));
        return self();
    }

    /**
     * Stops it when it has taken too long.
     *
     * @param deadline whole seconds, at least one; no limit by default
     * @return these options
     */
    public W deadline(Duration deadline) {
        Integer seconds = Checked.seconds(owner(), deadline, 1);
        job.setActiveDeadlineSeconds(seconds == null ? null : seconds.longValue());
        return self();
    }

    /**
     * Deletes the Job some time after it has ended. What applies the manifests again then runs it again.
     *
     * @param after whole seconds; never by default
     * @return these options
     */
    public W deleteAfter(Duration after) {
        job.setTtlSecondsAfterFinished(Checked.seconds(owner(), after, 0));
        return self();
    }

    /**
     * Runs several pods at once until some number has succeeded.
     *
     * @param completions how many have to succeed
     * @param parallelism how many run at once
     * @return these options
     */
    public W completions(int completions, int parallelism) {
        job.setCompletions(Checked.atLeast(owner(), completions, 1, "completions"));
        job.setParallelism(Checked.atLeast(owner(), parallelism, 1, "parallelism"));
        return self();
    }

    /**
     * Restarts a failed container in its pod rather than making a new pod, whose log would stay.
     *
     * @return these options
     */
    public W restartInPlace() {
        restartInPlace = true;
        return self();
    }

    @Override
    boolean runsForEver() {
        return false;
    }

    @Override
    int pods() {
        return 1;
    }

    JobSpec jobSpec(PodTemplateSpec pods) {
        pods.getSpec().setRestartPolicy(restartInPlace ? "OnFailure" : "Never");
        job.setTemplate(pods);
        return job;
    }
}
