package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Quantities;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import java.util.List;
import java.util.Map;

/**
 * How much storage a claim asks for, and which.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/">Persistent Volumes</a>.
 */
public final class ClaimOptions {

    private final Draft owner;
    private final Metadata metadata;
    private final PersistentVolumeClaimSpec spec = new PersistentVolumeClaimSpec();
    private AccessMode mode = AccessMode.READ_WRITE_ONCE;

    /**
     * Begins a claim.
     *
     * @param owner what declares it
     * @param size how much it asks for, such as {@code 10Gi}
     */
    public ClaimOptions(Draft owner, String size) {
        this.owner = owner;
        this.metadata = new Metadata(owner);
        size(size);
    }

    /**
     * Sets how much is asked for.
     *
     * @param size such as {@code 10Gi}
     * @return these options
     */
    public ClaimOptions size(String size) {
        String problem = Quantities.problem(size).orElse("");
        if (owner.require(
                problem.isEmpty(), "forklift.E014", "'" + size + "' is no size", problem, "a size such as 10Gi")) {
            VolumeResourceRequirements resources = new VolumeResourceRequirements();
            resources.setRequests(Map.of("storage", new Quantity(size)));
            spec.setResources(resources);
        }
        return this;
    }

    /**
     * Gives the claim a name of its own instead of the derived one, to take over one that is there already, with what it holds. The
     * claims of a StatefulSet's pods are named by their volume and their pod.
     *
     * @param name a DNS subdomain; two of one name are a finding
     * @return these options
     */
    public ClaimOptions name(String name) {
        if (owner instanceof ClaimDraft claim) {
            claim.named(name);
        } else {
            owner.refuse(
                    "forklift.E013",
                    "name(\"" + name + "\") of a claim for each pod",
                    "there is one for each of the pods, and the StatefulSet names them <volume>-<pod>",
                    "the volume's name, and name(…) on the StatefulSet");
        }
        return this;
    }

    /**
     * Sets the storage class.
     *
     * @param name its name; the cluster's default class where none is set
     * @return these options
     */
    public ClaimOptions storageClass(String name) {
        spec.setStorageClassName(name);
        return this;
    }

    /**
     * Sets who may mount it.
     *
     * @param accessMode {@link AccessMode#READ_WRITE_ONCE} by default
     * @return these options
     */
    public ClaimOptions accessMode(AccessMode accessMode) {
        mode = accessMode;
        return this;
    }

    /**
     * Adds a label to the claim.
     *
     * @param key a qualified name
     * @param value a label value
     * @return these options
     */
    public ClaimOptions label(String key, String value) {
        metadata.label(key, value);
        return this;
    }

    /**
     * Adds an annotation to the claim.
     *
     * @param key a qualified name
     * @param value any text
     * @return these options
     */
    public ClaimOptions annotation(String key, String value) {
        metadata.annotation(key, value);
        return this;
    }

    /** {@return who may mount it} */
    public AccessMode accessMode() {
        return mode;
    }

    /**
     * {@return whether a claim can be mounted on one node alone, as far as is known here: one that lies outside of the stack may
     * be}
     *
     * @param claim the claim
     * @param reader who mounts it
     */
    public static boolean isHeldByOneNode(Ref<PersistentVolumeClaim> claim, Draft reader) {
        Draft draft = reader.place().recorder().draftOf(claim).orElse(null);
        AccessMode mode = draft instanceof ClaimDraft own ? own.options().accessMode() : AccessMode.READ_WRITE_ONCE;
        return mode == AccessMode.READ_WRITE_ONCE || mode == AccessMode.READ_WRITE_ONCE_POD;
    }

    /** {@return its labels and annotations} */
    public Metadata metadata() {
        return metadata;
    }

    /** {@return the claim, without a name} */
    public PersistentVolumeClaim claim() {
        spec.setAccessModes(List.of(mode.text()));
        PersistentVolumeClaim claim = new PersistentVolumeClaim();
        claim.setSpec(spec);
        return claim;
    }
}
