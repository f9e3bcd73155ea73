package dev.forklift.components.data;

import dev.forklift.workload.Volume;
import java.util.Optional;

/**
 * Where a service keeps what it stores.
 *
 * @param size how much its claim asks for, such as {@code 10Gi}
 * @param storageClass the claim's storage class; the cluster's default class where none is named
 * @param ephemeral whether it is a directory that goes with the pod, in place of a claim
 */
public record Storage(String size, Optional<String> storageClass, boolean ephemeral) {

    /**
     * {@return a claim of this size in the cluster's default storage class}
     *
     * @param size such as {@code 10Gi}
     */
    public static Storage claim(String size) {
        return new Storage(size, Optional.empty(), false);
    }

    /**
     * {@return the volume: a claim of its own for each pod of a StatefulSet, or an empty directory}
     *
     * @param name the volume's name
     */
    public Volume volume(String name) {
        return ephemeral
                ? Volume.emptyDir(name)
                : Volume.perPod(name, size, claim -> storageClass.ifPresent(claim::storageClass));
    }
}
