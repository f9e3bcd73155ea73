package dev.forklift.workload;

import dev.forklift.declare.CallSite;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Place;
import dev.forklift.resource.Metadata;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a workload with replicas.
 *
 * @param <W> the options themselves
 */
public abstract class ReplicatedOptions<W extends ReplicatedOptions<W>> extends WorkloadOptions<W> {

    private @Nullable Integer replicas;
    private @Nullable CallSite replicasAt;
    private @Nullable AutoscaleOptions autoscale;
    private boolean scaledElsewhere;
    private int scaledTo = 1;
    private int unavailable = 1;
    private @Nullable SinglePod single;

    ReplicatedOptions(Place place, Profile profile, Class<? extends HasMetadata> kind, int nameLimit) {
        super(place, profile, kind, nameLimit);
    }

    /**
     * Sets how many pods run.
     *
     * @param count from 0; the profile's number for the role by default. Not together with an autoscaler.
     * @return these options
     */
    public W replicas(int count) {
        if (owner().require(
                                count >= 0,
                                "forklift.E013",
                                "replicas(" + count + ")",
                                "there are no fewer than 0 pods",
                                "replicas(1)")
                && remainsSingle(count <= 1, "replicas(" + count + ")")) {
            replicas = count;
            replicasAt = owner().place().recorder().line();
        }
        return self();
    }

    /**
     * Lets an autoscaler decide how many pods run.
     *
     * @param options bounds and metrics; 80 % of the requested CPU where no metric is said
     * @return these options
     */
    public W autoscale(Consumer<AutoscaleOptions> options) {
        if (!remainsSingle(false, "autoscale(…)")) {
            return self();
        }
        autoscale = autoscale == null ? new AutoscaleOptions(owner()) : autoscale;
        options.accept(autoscale);
        return self();
    }

    /**
     * Leaves the number of pods to something else in the cluster, such as KEDA.
     *
     * @param least the fewest pods it leaves running
     * @param most the most it runs
     * @return these options
     */
    public W scaledElsewhere(int least, int most) {
        if (!remainsSingle(false, "scaledElsewhere(…)")) {
            return self();
        }
        scaledElsewhere = true;
        scaledTo = least;
        owner().require(
                        least >= 0 && most >= Math.max(1, least),
                        "forklift.E013",
                        "scaled between " + least + " and " + most,
                        "there are no fewer pods at the most than at the least",
                        "bounds such as 1 and 10");
        return self();
    }

    /**
     * Runs one pod and never two: one replica whatever the profile says, no autoscaler, and in a rollout the old pod is gone
     * before the new one starts. Whatever says otherwise, an override or a patch too, is a finding.
     *
     * @param because what two would do wrong, for that finding
     * @return these options
     */
    public W single(String because) {
        boolean one = (replicas == null || replicas <= 1) && autoscale == null && !scaledElsewhere;
        single = new SinglePod(because);
        if (!remainsSingle(one, "replicas or an autoscaler")) {
            replicas = 1;
            autoscale = null;
            scaledElsewhere = false;
        }
        return self();
    }

    boolean isSingle() {
        return single != null;
    }

    /** Whether something may be said: anything where several pods may run, and what keeps them one where they may not. */
    boolean remainsSingle(boolean one, String said) {
        if (one || single == null) {
            return true;
        }
        owner().refuse(single.finding(said));
        return false;
    }

    @Override
    Optional<Finding> broken(HasMetadata changed) {
        return single == null ? Optional.empty() : single.broken(changed);
    }

    /**
     * Sets how many pods an eviction may take away at once, where there are two replicas or more.
     *
     * @param atOnce at least 1, the default
     * @return these options
     */
    public W disruption(int atOnce) {
        Integer checked = Checked.atLeast(owner(), atOnce, 1, "disruption");
        unavailable = checked == null ? unavailable : checked;
        return self();
    }

    @Override
    boolean runsForEver() {
        return true;
    }

    /** The replicas to write: none where something else decides. */
    @Nullable
    Integer replicasToWrite() {
        if (autoscale != null || scaledElsewhere) {
            refuseReplicas();
            return null;
        }
        return fewest();
    }

    private void refuseReplicas() {
        if (replicas != null && replicasAt != null) {
            owner().place()
                    .recorder()
                    .report(Finding.of(
                                    "forklift.E015",
                                    "replicas beside an autoscaler",
                                    "each time the manifest is applied it would undo what the autoscaler decided",
                                    "leave out replicas(" + replicas + "), or say between(" + replicas + ", …)")
                            .at(replicasAt)
                            .in(owner().place().path()));
        }
    }

    @Override
    int pods() {
        if (autoscale != null) {
            return autoscale.max();
        }
        return scaledElsewhere ? 2 : fewest();
    }

    private int fewest() {
        if (autoscale != null) {
            return autoscale.min();
        }
        if (scaledElsewhere) {
            return scaledTo;
        }
        return replicas == null ? defaultReplicas() : replicas;
    }

    private int defaultReplicas() {
        return single == null ? profile().replicasOf(container().role) : 1;
    }

    @Override
    List<HasMetadata> companions(Identity me, HasMetadata built) {
        List<HasMetadata> all = new ArrayList<>(super.companions(me, built));
        if (autoscale != null) {
            all.add(autoscale.build(me, built, naming()));
        }
        if (fewest() > 1 && safe(SafeDefault.DISRUPTION_BUDGET)) {
            all.add(budget(me));
        }
        return all;
    }

    private PodDisruptionBudget budget(Identity me) {
        PodDisruptionBudgetSpec spec = new PodDisruptionBudgetSpec();
        spec.setMaxUnavailable(new IntOrString(unavailable));
        spec.setUnhealthyPodEvictionPolicy("AlwaysAllow");
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(me.selector());
        spec.setSelector(selector);
        PodDisruptionBudget object = new PodDisruptionBudget();
        object.setSpec(spec);
        return new Metadata(owner()).on(object, me);
    }
}
