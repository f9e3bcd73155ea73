package dev.forklift.resource;

/**
 * Who may mount a volume.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes">Access Modes</a>.
 */
public enum AccessMode {
    /** The pods of one node. */
    READ_WRITE_ONCE("ReadWriteOnce"),
    /** One pod. */
    READ_WRITE_ONCE_POD("ReadWriteOncePod"),
    /** Every pod, for reading. */
    READ_ONLY_MANY("ReadOnlyMany"),
    /** Every pod. Few storage classes can. */
    READ_WRITE_MANY("ReadWriteMany");

    private final String text;

    AccessMode(String text) {
        this.text = text;
    }

    /** {@return the mode as Kubernetes writes it} */
    public String text() {
        return text;
    }
}
