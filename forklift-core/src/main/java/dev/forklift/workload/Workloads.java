package dev.forklift.workload;

import dev.forklift.declare.Place;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.function.Consumer;

/** Declares workloads at a place. For the scope; users call the scope. */
public final class Workloads {

    private Workloads() {}

    /**
     * {@return a declared Deployment}
     *
     * @param place where
     * @param profile the defaults
     * @param options what is said of it
     */
    public static Workload deployment(Place place, Profile profile, Consumer<DeploymentOptions> options) {
        DeploymentOptions draft = new DeploymentOptions(place, profile);
        options.accept(draft);
        return new Workload(place.recorder().declare(draft.draft(), Deployment.class), draft);
    }

    /**
     * {@return a declared StatefulSet}
     *
     * @param place where
     * @param profile the defaults
     * @param options what is said of it
     */
    public static Workload statefulSet(Place place, Profile profile, Consumer<StatefulSetOptions> options) {
        StatefulSetOptions draft = new StatefulSetOptions(place, profile);
        options.accept(draft);
        return new Workload(place.recorder().declare(draft.draft(), StatefulSet.class), draft);
    }

    /**
     * {@return a declared DaemonSet}
     *
     * @param place where
     * @param profile the defaults
     * @param options what is said of it
     */
    public static Workload daemonSet(Place place, Profile profile, Consumer<DaemonSetOptions> options) {
        DaemonSetOptions draft = new DaemonSetOptions(place, profile);
        options.accept(draft);
        return new Workload(place.recorder().declare(draft.draft(), DaemonSet.class), draft);
    }

    /**
     * {@return a declared Job}
     *
     * @param place where
     * @param profile the defaults
     * @param options what is said of it
     */
    public static JobHandle job(Place place, Profile profile, Consumer<JobOptions> options) {
        JobOptions draft = new JobOptions(place, profile);
        options.accept(draft);
        return new JobHandle(place.recorder().declare(draft.draft(), Job.class), place.recorder());
    }

    /**
     * {@return a declared CronJob}
     *
     * @param place where
     * @param profile the defaults
     * @param schedule when it runs
     * @param options what is said of it
     */
    public static Ref<CronJob> cronJob(
            Place place, Profile profile, String schedule, Consumer<CronJobOptions> options) {
        CronJobOptions draft = new CronJobOptions(place, profile, schedule);
        options.accept(draft);
        return place.recorder().declare(draft.draft(), CronJob.class);
    }
}
