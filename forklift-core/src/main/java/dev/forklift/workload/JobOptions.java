package dev.forklift.workload;

import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/**
 * A Job: work that ends. Its name carries a hash of its content: a Job cannot be changed, so changed work is a new Job, and
 * unchanged work is not done again.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/">Jobs</a>.
 */
public final class JobOptions extends RunToEndOptions<JobOptions> {

    JobOptions(Place place, Profile profile) {
        super(place, profile, Job.class, Names.LABEL);
    }

    @Override
    JobOptions self() {
        return this;
    }

    @Override
    HasMetadata object(Identity me, PodTemplateSpec pods, Naming naming) {
        Job object = new Job();
        object.setSpec(jobSpec(pods));
        return object;
    }
}
