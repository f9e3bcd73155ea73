package dev.forklift.workload;

import io.fabric8.kubernetes.api.model.VolumeMount;

/** How a volume is mounted. */
public final class MountOptions {

    private final VolumeMount mount;

    MountOptions(VolumeMount mount) {
        this.mount = mount;
    }

    /**
     * Mounts it for reading only. Volumes of ConfigMaps and Secrets always are.
     *
     * @return these options
     */
    public MountOptions readOnly() {
        mount.setReadOnly(true);
        return this;
    }

    /**
     * Mounts one file or directory of the volume. What is mounted so does not change when the ConfigMap or Secret does.
     *
     * @param path relative to the volume, without {@code ..}
     * @return these options
     */
    public MountOptions subPath(String path) {
        mount.setSubPath(path);
        return this;
    }

    /**
     * Mounts one file or directory of the volume, named by environment variables.
     *
     * @param path relative to the volume, with {@code $(NAME)} in it
     * @return these options
     */
    public MountOptions subPathExpr(String path) {
        mount.setSubPathExpr(path);
        return this;
    }
}
