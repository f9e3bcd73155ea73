package dev.forklift.workload;

import dev.forklift.declare.Finding;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workload that runs one pod and never two.
 *
 * @param because what two would do wrong
 */
record SinglePod(String because) {

    Finding finding(String said) {
        return Finding.of(
                "forklift.E016",
                said + " of what may run only once",
                because,
                "leave it at one pod, which is gone before another starts");
    }

    /** What a patch has made of the object that may not be. */
    Optional<Finding> broken(HasMetadata changed) {
        if (changed instanceof Deployment deployment && deployment.getSpec() != null) {
            return several(deployment.getSpec().getReplicas()).or(() -> overlapping(deployment.getSpec()));
        }
        if (changed instanceof StatefulSet set && set.getSpec() != null) {
            return several(set.getSpec().getReplicas());
        }
        return Optional.empty();
    }

    private Optional<Finding> several(@Nullable Integer replicas) {
        return replicas == null || replicas <= 1
                ? Optional.empty()
                : Optional.of(finding(replicas + " replicas").about("", "spec.replicas"));
    }

    private Optional<Finding> overlapping(DeploymentSpec spec) {
        return spec.getStrategy() != null
                        && "Recreate".equals(spec.getStrategy().getType())
                ? Optional.empty()
                : Optional.of(finding("a rollout with two pods").about("", "spec.strategy"));
    }
}
