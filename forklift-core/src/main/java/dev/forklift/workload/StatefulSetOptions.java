package dev.forklift.workload;

import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import dev.forklift.resource.ClaimOptions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A StatefulSet: pods with a name and, by {@link Volume#perPod}, storage of their own. Its pods' names live in a headless
 * Service: the workload's {@link Workload#service() service()}.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/">StatefulSets</a>.
 */
public final class StatefulSetOptions extends ReplicatedOptions<StatefulSetOptions> {

    private final StatefulSetSpec spec = new StatefulSetSpec();
    private final List<PersistentVolumeClaim> claims = new ArrayList<>();
    private @Nullable Ref<Service> service;

    StatefulSetOptions(Place place, Profile profile) {
        super(place, profile, StatefulSet.class, Names.CONTROLLER);
    }

    /**
     * Starts and stops all pods at once rather than one after the other.
     *
     * @return these options
     */
    public StatefulSetOptions parallel() {
        spec.setPodManagementPolicy("Parallel");
        return this;
    }

    /**
     * Deletes the pods' claims, and what they hold, with the StatefulSet. They are kept by default.
     *
     * @return these options
     */
    public StatefulSetOptions deleteClaims() {
        spec.setPersistentVolumeClaimRetentionPolicy(
                new StatefulSetPersistentVolumeClaimRetentionPolicy("Delete", "Retain"));
        return this;
    }

    @Override
    void exposedBy(Ref<Service> by) {
        service = by;
    }

    @Override
    StatefulSetOptions self() {
        return this;
    }

    @Override
    void claimTemplate(String name, VolumeSource.PerPod volume) {
        ClaimOptions options = new ClaimOptions(owner(), volume.size());
        volume.options().accept(options);
        PersistentVolumeClaim claim = options.claim();
        ObjectMeta meta = new ObjectMeta();
        meta.setName(name);
        meta.setLabels(options.metadata().labels());
        meta.setAnnotations(options.metadata().annotations());
        claim.setMetadata(meta);
        claims.add(claim);
    }

    @Override
    HasMetadata object(Identity me, PodTemplateSpec pods, Naming naming) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(me.selector());
        spec.setSelector(selector);
        spec.setServiceName(service == null ? me.name() : naming.nameOf(service));
        spec.setTemplate(pods);
        spec.setReplicas(replicasToWrite());
        spec.setVolumeClaimTemplates(claims);
        StatefulSet object = new StatefulSet();
        object.setSpec(spec);
        return object;
    }
}
