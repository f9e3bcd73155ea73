package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodTemplates;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A claim that one node holds at a time is mounted by pods that may be on several: those on the second never start.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes">Access modes</a>.
 */
final class SharedClaims implements Check {

    private static final String ONE_POD = "ReadWriteOncePod";
    private static final String HOST = "kubernetes.io/hostname";

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        graph.forEach(PersistentVolumeClaim.class, (node, claim) -> {
            if (isHeldByOne(claim)) {
                check(graph, node, claim, findings);
            }
        });
    }

    private static boolean isHeldByOne(PersistentVolumeClaim claim) {
        List<String> modes =
                claim.getSpec() == null ? List.of() : claim.getSpec().getAccessModes();
        return !modes.isEmpty() && modes.stream().allMatch(m -> m.equals("ReadWriteOnce") || m.equals(ONE_POD));
    }

    private static void check(ObjectGraph graph, Node claim, PersistentVolumeClaim object, Consumer<Finding> findings) {
        List<Node> users = graph.referencesTo(claim.object()).stream()
                .filter(r -> r.relation() == Relation.VOLUME)
                .map(Reference::from)
                .distinct()
                .toList();
        boolean onePod = object.getSpec().getAccessModes().contains(ONE_POD);
        if (users.isEmpty() || (!onePod && onOneNode(users))) {
            return;
        }
        if (users.size() > 1) {
            report(claim, users, users.size() + " workloads", findings);
            return;
        }
        several(graph, users.get(0)).ifPresent(why -> report(claim, users, why, findings));
    }

    /** Why a workload has more than one pod at a time, where it has. */
    private static Optional<String> several(ObjectGraph graph, Node user) {
        if (user.object() instanceof DaemonSet) {
            return Optional.of("a pod on each node");
        }
        int most = Math.max(replicas(user), scaledTo(graph, user));
        if (most > 1) {
            return Optional.of(most + " pods of one workload");
        }
        return isScaledElsewhere(graph, user)
                ? Optional.of("as many pods as KEDA runs")
                : surges(user) ? Optional.of("the old pod and the new one, in each rollout") : Optional.empty();
    }

    private static int replicas(Node user) {
        Integer replicas = null;
        if (user.object() instanceof Deployment d && d.getSpec() != null) {
            replicas = d.getSpec().getReplicas();
        } else if (user.object() instanceof StatefulSet s && s.getSpec() != null) {
            replicas = s.getSpec().getReplicas();
        }
        return replicas == null ? 1 : replicas;
    }

    private static int scaledTo(ObjectGraph graph, Node user) {
        return graph.referencesTo(user.object()).stream()
                .filter(r -> r.relation() == Relation.SCALE_TARGET)
                .map(r -> r.from().object())
                .filter(HorizontalPodAutoscaler.class::isInstance)
                .map(h -> ((HorizontalPodAutoscaler) h).getSpec().getMaxReplicas())
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
    }

    private static boolean isScaledElsewhere(ObjectGraph graph, Node user) {
        return graph.referencesTo(user.object()).stream()
                .anyMatch(r -> r.relation() == Relation.SCALE_TARGET
                        && !(r.from().object() instanceof HorizontalPodAutoscaler));
    }

    /** A rolling update that takes the old pod away first has one pod, too. */
    private static boolean surges(Node user) {
        if (!(user.object() instanceof Deployment deployment) || deployment.getSpec() == null) {
            return false;
        }
        DeploymentSpec spec = deployment.getSpec();
        if (spec.getStrategy() == null || !"Recreate".equals(spec.getStrategy().getType())) {
            var rolling = spec.getStrategy() == null ? null : spec.getStrategy().getRollingUpdate();
            return rolling == null
                    || rolling.getMaxSurge() == null
                    || !String.valueOf(rolling.getMaxSurge().getValue()).matches("0%?");
        }
        return false;
    }

    /** All of them on the node of one name. */
    private static boolean onOneNode(List<Node> users) {
        List<String> hosts = users.stream()
                .map(user -> PodTemplates.of(user.object()).map(t -> t.getSpec()))
                .map(spec -> spec.map(SharedClaims::host).orElse(""))
                .distinct()
                .toList();
        return hosts.size() == 1 && !hosts.get(0).isEmpty();
    }

    private static String host(PodSpec pod) {
        Map<String, String> selector = pod.getNodeSelector();
        return selector == null ? "" : selector.getOrDefault(HOST, "");
    }

    private static void report(Node claim, List<Node> users, String who, Consumer<Finding> findings) {
        Finding finding = claim.finding(
                Finding.of(
                        "forklift.E192",
                        "the claim '" + claim.key().name() + "' is held by one node, and mounted by " + who,
                        "its volume is attached to one node at a time: a pod on another one waits for it for ever",
                        "accessMode(AccessMode.READ_WRITE_MANY) with a storage class that can, such as one for NFS or EFS; object"
                                + " storage; or one workload with one pod and recreate()"),
                "spec.accessModes");
        Map<String, Node> others = new TreeMap<>();
        users.forEach(user -> others.put(user.key().toString(), user));
        for (Node user : others.values()) {
            finding = finding.concerning(user.path(), user.site());
        }
        findings.accept(finding);
    }
}
