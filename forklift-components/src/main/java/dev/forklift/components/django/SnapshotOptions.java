package dev.forklift.components.django;

import dev.forklift.declare.Notes;
import dev.forklift.kube.Names;
import java.time.Duration;

/**
 * What can be said of a snapshot of the database's volume before it is migrated.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/storage/volume-snapshots/">Volume Snapshots</a>.
 */
public final class SnapshotOptions {

    private final Notes notes;
    private final ImmutableSnapshotSpec.Builder spec = ImmutableSnapshotSpec.builder();

    SnapshotOptions(Notes notes) {
        this.notes = notes;
    }

    SnapshotSpec build() {
        return spec.build();
    }

    /**
     * Sets which claim the database lies on.
     *
     * @param name of a PersistentVolumeClaim in the stack's namespace; by default that of {@code Postgres.inCluster}
     * @return these options
     */
    public SnapshotOptions claim(String name) {
        if (isName("claim", name, "data-shop-db-0")) {
            spec.claim(name);
        }
        return this;
    }

    /**
     * Sets the class of the snapshot, which says whether it is kept when the VolumeSnapshot is deleted.
     *
     * @param name of a VolumeSnapshotClass; the cluster's default class of the volume's driver by default
     * @return these options
     */
    public SnapshotOptions snapshotClass(String name) {
        if (isName("snapshotClass", name, "csi-snapshots")) {
            spec.snapshotClass(name);
        }
        return this;
    }

    /**
     * Sets how long it may take until the snapshot is ready. Where it takes longer the pod fails, and is tried again.
     *
     * @param atMost whole seconds, at least 1; half an hour by default
     * @return these options
     */
    public SnapshotOptions readyWithin(Duration atMost) {
        if (Seconds.check(notes, "readyWithin", atMost)) {
            spec.readyWithin(atMost);
        }
        return this;
    }

    private boolean isName(String method, String name, String example) {
        boolean ok = Names.isDnsSubdomain(name);
        if (!ok) {
            notes.refuse(
                    "forklift.E151",
                    method + "(\"" + name + "\")",
                    "an object's name is a DNS subdomain",
                    method + "(\"" + example + "\")");
        }
        return ok;
    }
}
