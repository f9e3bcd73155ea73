package dev.forklift.workload;

import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;

/**
 * A DaemonSet: one pod on each node.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/">DaemonSet</a>.
 */
public final class DaemonSetOptions extends WorkloadOptions<DaemonSetOptions> {

    DaemonSetOptions(Place place, Profile profile) {
        super(place, profile, DaemonSet.class, Names.LABEL);
    }

    @Override
    DaemonSetOptions self() {
        return this;
    }

    @Override
    boolean runsForEver() {
        return true;
    }

    @Override
    int pods() {
        return 1;
    }

    @Override
    HasMetadata object(Identity me, PodTemplateSpec pods, Naming naming) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(me.selector());
        DaemonSetSpec spec = new DaemonSetSpec();
        spec.setSelector(selector);
        spec.setTemplate(pods);
        DaemonSet object = new DaemonSet();
        object.setSpec(spec);
        return object;
    }
}
