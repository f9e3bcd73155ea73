package dev.forklift.render;

import dev.forklift.graph.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The order of objects in one file: by what others usually need, as Helm installs them, then by kind and name. */
final class ApplyOrder implements Comparator<Node> {

    static final ApplyOrder INSTANCE = new ApplyOrder();

    private static final List<String> KINDS = List.of(
            "Namespace",
            "CustomResourceDefinition",
            "PriorityClass",
            "StorageClass",
            "IngressClass",
            "ResourceQuota",
            "LimitRange",
            "NetworkPolicy",
            "ServiceAccount",
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "Secret",
            "ConfigMap",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "Service",
            // A custom resource may be where a secret comes from: before the workloads.
            "",
            "DaemonSet",
            "StatefulSet",
            "Deployment",
            "Pod",
            "ReplicaSet",
            "Job",
            "CronJob",
            "HorizontalPodAutoscaler",
            "PodDisruptionBudget",
            "Ingress");

    private static final Map<String, Integer> RANKS =
            KINDS.stream().collect(Collectors.toUnmodifiableMap(kind -> kind, KINDS::indexOf));

    private static final int UNKNOWN = KINDS.indexOf("");

    private static final Comparator<Node> ORDER = Comparator.<Node>comparingInt(
                    node -> rank(node.key().kind()))
            .thenComparing(Node::key)
            .thenComparing(Node::path)
            .thenComparing(Node::site);

    private ApplyOrder() {}

    @Override
    public int compare(Node left, Node right) {
        return ORDER.compare(left, right);
    }

    private static int rank(String kind) {
        return RANKS.getOrDefault(kind, UNKNOWN);
    }
}
