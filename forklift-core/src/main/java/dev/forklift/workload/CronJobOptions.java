package dev.forklift.workload;

import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import java.time.Duration;

/**
 * A CronJob: work that ends, started by the clock. Runs never overlap, a run that could not start for ten minutes is left out,
 * and the last failed ones are kept for their logs.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/">CronJob</a>.
 */
public final class CronJobOptions extends RunToEndOptions<CronJobOptions> {

    private static final long STARTING_DEADLINE = 600;

    private final CronJobSpec spec = new CronJobSpec();

    CronJobOptions(Place place, Profile profile, String schedule) {
        super(place, profile, CronJob.class, Names.CONTROLLER);
        spec.setConcurrencyPolicy("Forbid");
        spec.setStartingDeadlineSeconds(STARTING_DEADLINE);
        spec.setSuccessfulJobsHistoryLimit(1);
        spec.setFailedJobsHistoryLimit(3);
        spec.setSchedule(schedule);
        boolean fields = schedule.trim().split("\\s+").length == 5 || schedule.startsWith("@");
        owner().require(
                        fields && !schedule.contains("TZ="),
                        "forklift.E011",
                        "'" + schedule + "' is no schedule",
                        "a schedule has five fields (minute, hour, day, month, weekday) or is one of @hourly, @daily, @weekly …",
                        "\"*/5 * * * *\", and timeZone(\"Europe/Berlin\") for a zone");
    }

    /**
     * Sets the time zone of the schedule.
     *
     * @param zone an IANA zone such as {@code Europe/Berlin}; the control plane's by default
     * @return these options
     */
    public CronJobOptions timeZone(String zone) {
        spec.setTimeZone(zone);
        return this;
    }

    /**
     * Lets a run start while the one before it still runs.
     *
     * @return these options
     */
    public CronJobOptions overlapping() {
        spec.setConcurrencyPolicy("Allow");
        return this;
    }

    /**
     * Leaves out a run that could not start in time.
     *
     * @param atMost whole seconds; ten minutes by default
     * @return these options
     */
    public CronJobOptions startingDeadline(Duration atMost) {
        Integer seconds = Checked.seconds(owner(), atMost, 1);
        spec.setStartingDeadlineSeconds(seconds == null ? null : seconds.longValue());
        return this;
    }

    /**
     * Keeps ended Jobs for their logs.
     *
     * @param succeeded how many that succeeded; 1 by default
     * @param failed how many that failed; 3 by default
     * @return these options
     */
    public CronJobOptions history(int succeeded, int failed) {
        spec.setSuccessfulJobsHistoryLimit(Checked.atLeast(owner(), succeeded, 0, "succeeded"));
        spec.setFailedJobsHistoryLimit(Checked.atLeast(owner(), failed, 0, "failed"));
        return this;
    }

    /**
     * Starts no more runs until this is taken away.
     *
     * @return these options
     */
    public CronJobOptions suspended() {
        spec.setSuspend(true);
        return this;
    }

    @Override
    CronJobOptions self() {
        return this;
    }

    @Override
    HasMetadata object(Identity me, PodTemplateSpec pods, Naming naming) {
        JobTemplateSpec template = new JobTemplateSpec();
        template.setSpec(jobSpec(pods));
        spec.setJobTemplate(template);
        CronJob object = new CronJob();
        object.setSpec(spec);
        return object;
    }
}
