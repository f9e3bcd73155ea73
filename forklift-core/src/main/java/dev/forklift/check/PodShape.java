package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.PodTemplates;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A pod has containers, each container an image and a name of its own, and what is mounted is a volume of the pod. A claim is one
 * volume of it: the kubelet mounts a claim once in a pod, and waits for the second volume for ever.
 *
 * <p>Source: <a href="https://github.com/kubernetes/kubernetes/issues/51853">Kubernetes, issue 51853</a>; version 1.34 still does.
 */
final class PodShape implements PodCheck {

    @Override
    public void check(Node node, PodTemplateSpec template, Consumer<Finding> findings) {
        PodSpec pod = template.getSpec();
        String at = PodTemplates.specPath(node.object());
        if (pod == null || pod.getContainers().isEmpty()) {
            findings.accept(node.finding(
                    Finding.of(
                            "forklift.E029",
                            node.key() + " has no containers",
                            "the API server refuses a pod that runs nothing",
                            "image(…) on the workload, or a patch that keeps spec.containers"),
                    at + ".containers"));
            return;
        }
        Set<String> names = new HashSet<>();
        Set<String> volumes = new HashSet<>();
        pod.getVolumes().forEach(v -> volumes.add(v.getName()));
        claims(node, pod, at + ".volumes", findings);
        if (node.object() instanceof StatefulSet set) {
            set.getSpec()
                    .getVolumeClaimTemplates()
                    .forEach(c -> volumes.add(c.getMetadata().getName()));
        }
        for (Container container : PodTemplates.containers(template)) {
            String field = at + ".containers[" + container.getName() + "]";
            if (container.getImage() == null || container.getImage().isBlank()) {
                findings.accept(node.finding(noImage(container), field + ".image"));
            }
            if (!names.add(String.valueOf(container.getName()))) {
                findings.accept(node.finding(twice(container), field + ".name"));
            }
            for (VolumeMount mount : container.getVolumeMounts()) {
                if (!volumes.contains(mount.getName())) {
                    findings.accept(
                            node.finding(noVolume(mount), field + ".volumeMounts[" + mount.getMountPath() + "]"));
                }
            }
        }
    }

    private static void claims(Node node, PodSpec pod, String at, Consumer<Finding> findings) {
        Map<String, String> volumes = new HashMap<>();
        for (Volume volume : pod.getVolumes()) {
            if (volume.getPersistentVolumeClaim() != null) {
                String claim = volume.getPersistentVolumeClaim().getClaimName();
                String other = volumes.putIfAbsent(claim, volume.getName());
                if (other != null) {
                    findings.accept(
                            node.finding(oneClaim(claim, other, volume.getName()), at + "[" + volume.getName() + "]"));
                }
            }
        }
    }

    private static Finding noImage(Container container) {
        return Finding.of(
                "forklift.E029",
                "the container '" + container.getName() + "' has no image",
                "the API server refuses a container without one",
                "image(\"registry.example.com/shop:1.42.0\")");
    }

    private static Finding twice(Container container) {
        return Finding.of(
                "forklift.E029",
                "two containers are called '" + container.getName() + "'",
                "the containers of a pod have one name each, init containers included",
                "another name for one of the two");
    }

    private static Finding oneClaim(String claim, String one, String other) {
        return Finding.of(
                "forklift.E038",
                "the volumes '" + one + "' and '" + other + "' of a pod are one claim, '" + claim + "'",
                "a node mounts a claim once in a pod, and waits for the other volume for ever",
                "one Volume for both mounts: the same name, or what the claim's component gives, such as media.volume()");
    }

    private static Finding noVolume(VolumeMount mount) {
        return Finding.of(
                "forklift.E029",
                "the volume '" + mount.getName() + "' is mounted but not there",
                "the API server refuses a mount of a volume that the pod does not have",
                "mount(path, volume), which adds both");
    }
}
