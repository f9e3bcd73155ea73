package dev.forklift.workload;

/**
 * A value that the pod knows of itself.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/workloads/pods/downward-api/">Downward API</a>.
 *
 * @param path the field's path
 */
public record Field(String path) {

    /** {@return the pod's name} */
    public static Field podName() {
        return new Field("metadata.name");
    }

    /** {@return the pod's IP address} */
    public static Field podIp() {
        return new Field("status.podIP");
    }

    /** {@return the pod's namespace} */
    public static Field namespace() {
        return new Field("metadata.namespace");
    }

    /** {@return the name of the node the pod runs on} */
    public static Field nodeName() {
        return new Field("spec.nodeName");
    }

    /** {@return the IP address of the node the pod runs on} */
    public static Field hostIp() {
        return new Field("status.hostIP");
    }

    /**
     * {@return one of the pod's labels}
     *
     * @param key its key
     */
    public static Field label(String key) {
        return new Field("metadata.labels['" + key + "']");
    }

    /**
     * {@return one of the pod's annotations}
     *
     * @param key its key
     */
    public static Field annotation(String key) {
        return new Field("metadata.annotations['" + key + "']");
    }
}
