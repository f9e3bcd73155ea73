package dev.forklift.workload;

import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A Deployment: pods that are all alike.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/">Deployments</a>.
 */
public final class DeploymentOptions extends ReplicatedOptions<DeploymentOptions> {

    private final DeploymentSpec spec = new DeploymentSpec();
    private @Nullable DeploymentStrategy strategy;

    DeploymentOptions(Place place, Profile profile) {
        super(place, profile, Deployment.class, Names.LABEL);
    }

    /**
     * Stops every old pod before a new one starts. The default where a claim is mounted that one node holds: the old
     * pod's.
     *
     * @return these options
     */
    public DeploymentOptions recreate() {
        strategy = new DeploymentStrategy();
        strategy.setType("Recreate");
        return this;
    }

    /**
     * Replaces pods a few at a time.
     *
     * @param maxSurge how many more there may be meanwhile: a number, or a percentage such as {@code 25%} (the default)
     * @param maxUnavailable how many fewer: a number, or a percentage; {@code 0} by default
     * @return these options
     */
    public DeploymentOptions rolling(String maxSurge, String maxUnavailable) {
        boolean ok = owner().require(
                        isCount(maxSurge)
                                && isCount(maxUnavailable)
                                && !(maxSurge.matches("0%?") && maxUnavailable.matches("0%?")),
                        "forklift.E013",
                        "rolling(\"" + maxSurge + "\", \"" + maxUnavailable + "\")",
                        "both are a number or a percentage, and with 0 for both no pod could ever be replaced",
                        "rolling(\"25%\", \"0\")");
        if (ok && remainsSingle(false, "rolling(…)")) {
            strategy = rollingUpdate(maxSurge, maxUnavailable);
        }
        return this;
    }

    /**
     * Keeps a new pod out of the count until it has been ready for a while.
     *
     * @param ready whole seconds, fewer than the progress deadline; 0 by default
     * @return these options
     */
    public DeploymentOptions minReady(Duration ready) {
        spec.setMinReadySeconds(Checked.seconds(owner(), ready, 0));
        return this;
    }

    /**
     * Reports a rollout as failed when it has made no progress for a while.
     *
     * @param deadline whole seconds; ten minutes by default
     * @return these options
     */
    public DeploymentOptions progressDeadline(Duration deadline) {
        spec.setProgressDeadlineSeconds(Checked.seconds(owner(), deadline, 1));
        return this;
    }

    /**
     * Keeps old ReplicaSets to roll back to.
     *
     * @param revisions how many; 10 by default
     * @return these options
     */
    public DeploymentOptions revisionHistory(int revisions) {
        spec.setRevisionHistoryLimit(Checked.atLeast(owner(), revisions, 0, "revisionHistory"));
        return this;
    }

    private static boolean isCount(String text) {
        return text.matches("[0-9]{1,6}%?");
    }

    private static DeploymentStrategy rollingUpdate(String maxSurge, String maxUnavailable) {
        DeploymentStrategy rolling = new DeploymentStrategy();
        rolling.setType("RollingUpdate");
        rolling.setRollingUpdate(new RollingUpdateDeployment(count(maxSurge), count(maxUnavailable)));
        return rolling;
    }

    private static IntOrString count(String text) {
        return text.endsWith("%") ? new IntOrString(text) : new IntOrString(Integer.parseInt(text));
    }

    @Override
    DeploymentOptions self() {
        return this;
    }

    @Override
    HasMetadata object(Identity me, PodTemplateSpec pods, Naming naming) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(me.selector());
        spec.setSelector(selector);
        spec.setTemplate(pods);
        spec.setReplicas(replicasToWrite());
        if (isSingle()) {
            recreate();
        } else if (strategy == null && safe(SafeDefault.SURGING_ROLLOUT)) {
            if (mountsExclusively()) {
                recreate();
            } else {
                strategy = rollingUpdate("25%", "0");
            }
        }
        spec.setStrategy(strategy);
        Deployment object = new Deployment();
        object.setSpec(spec);
        return object;
    }
}
