package dev.forklift.workload;

import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.resource.ClaimOptions;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.resource.SecretHandle;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A volume of a pod: what it holds, under a name of its own. Two containers that mount equal volumes share one.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/storage/volumes/">Volumes</a>.
 */
public final class Volume {

    private final String name;
    private final VolumeSource source;

    private Volume(String name, VolumeSource source) {
        this.name = name;
        this.source = source;
    }

    /**
     * {@return an empty directory on the node's disk, which goes with the pod}
     *
     * @param name the volume's name
     */
    public static Volume emptyDir(String name) {
        return new Volume(name, new VolumeSource.EmptyDir("", ""));
    }

    /**
     * {@return an empty directory on the node's disk of at most this size; the pod is evicted when it is exceeded}
     *
     * @param name the volume's name
     * @param sizeLimit such as {@code 1Gi}
     */
    public static Volume emptyDir(String name, String sizeLimit) {
        return new Volume(name, new VolumeSource.EmptyDir("", sizeLimit));
    }

    /**
     * {@return an empty directory in memory, which counts towards the memory limit of the containers that write to it}
     *
     * @param name the volume's name
     * @param sizeLimit such as {@code 64Mi}
     */
    public static Volume memory(String name, String sizeLimit) {
        return new Volume(name, new VolumeSource.EmptyDir("Memory", sizeLimit));
    }

    /**
     * {@return the keys of a ConfigMap, one file each}
     *
     * @param name the volume's name
     * @param configMap the ConfigMap
     */
    public static Volume configMap(String name, ConfigMapHandle configMap) {
        return configMap(name, configMap.ref());
    }

    /**
     * {@return the keys of a ConfigMap, one file each}
     *
     * @param name the volume's name
     * @param configMap the ConfigMap
     */
    public static Volume configMap(String name, Ref<ConfigMap> configMap) {
        return new Volume(name, new VolumeSource.OfConfigMap(configMap));
    }

    /**
     * {@return the keys of a Secret, one file each}
     *
     * @param name the volume's name
     * @param secret the Secret
     */
    public static Volume secret(String name, SecretHandle secret) {
        return secret(name, secret.ref());
    }

    /**
     * {@return the keys of a Secret, one file each}
     *
     * @param name the volume's name
     * @param secret the Secret
     */
    public static Volume secret(String name, Ref<Secret> secret) {
        return new Volume(name, new VolumeSource.OfSecret(secret));
    }

    /**
     * {@return files from single keys of Secrets}
     *
     * @param name the volume's name
     * @param files the key by the file's path in the volume
     */
    public static Volume secretFiles(String name, Map<String, SecretKey> files) {
        return new Volume(name, new VolumeSource.Projected(new TreeMap<>(files), Map.of()));
    }

    /**
     * {@return files from single keys of Secrets and ConfigMaps in one directory}
     *
     * @param name the volume's name
     * @param secrets the keys of Secrets by the file's path in the volume
     * @param configs the keys of ConfigMaps by the file's path in the volume
     */
    public static Volume projected(String name, Map<String, SecretKey> secrets, Map<String, ConfigKey> configs) {
        return new Volume(name, new VolumeSource.Projected(new TreeMap<>(secrets), new TreeMap<>(configs)));
    }

    /**
     * {@return files with what the pod knows of itself}
     *
     * @param name the volume's name
     * @param files the field by the file's path in the volume
     */
    public static Volume downward(String name, Map<String, Field> files) {
        return new Volume(name, new VolumeSource.Downward(new TreeMap<>(files)));
    }

    /**
     * {@return the storage of a claim}
     *
     * @param name the volume's name
     * @param claim the claim, of this stack or {@code Ref.external(PersistentVolumeClaim.class, name)}
     */
    public static Volume claim(String name, Ref<PersistentVolumeClaim> claim) {
        return new Volume(name, new VolumeSource.OfClaim(claim));
    }

    /**
     * {@return a claim of its own for each pod of a StatefulSet}
     *
     * @param name the volume's name, and the beginning of the claims' names
     * @param size how much each asks for, such as {@code 10Gi}
     */
    public static Volume perPod(String name, String size) {
        return perPod(name, size, options -> {});
    }

    /**
     * {@return a claim of its own for each pod of a StatefulSet}
     *
     * @param name the volume's name, and the beginning of the claims' names
     * @param size how much each asks for, such as {@code 10Gi}
     * @param options storage class, access mode
     */
    public static Volume perPod(String name, String size, Consumer<ClaimOptions> options) {
        return new Volume(name, new VolumeSource.PerPod(size, options));
    }

    /**
     * {@return a volume of any other type, as it is}
     *
     * @param volume the volume; its name is kept
     */
    public static Volume raw(io.fabric8.kubernetes.api.model.Volume volume) {
        return new Volume(volume.getName(), new VolumeSource.Raw(volume));
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    VolumeSource source() {
        return source;
    }

    List<Ref<?>> references() {
        return source.references();
    }
}
