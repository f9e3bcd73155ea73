package dev.forklift.components.postgres;

import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.Relation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;

/**
 * How many pods of a workload may run at once: what its autoscaler may ask for, and in a rollout new ones beside the old.
 *
 * @param steady without a rollout
 * @param surge how many more in one
 */
record Pods(int steady, int surge) {

    private static final int HUNDRED = 100;
    /** What a Deployment has more in a rollout, where nothing else is said. */
    private static final String QUARTER = "25%";

    static boolean areRunBy(Node node) {
        HasMetadata object = node.object();
        return object instanceof Deployment
                || object instanceof StatefulSet
                || object instanceof DaemonSet
                || object instanceof Job
                || object instanceof CronJob
                || CloudNativePg.isPooler(object);
    }

    static Pods of(ObjectGraph graph, Node node) {
        if (node.object() instanceof Deployment deployment) {
            int steady = scaled(graph, node)
                    .orElseGet(() -> orOne(deployment.getSpec().getReplicas()));
            return new Pods(steady, surge(deployment, steady));
        }
        if (node.object() instanceof StatefulSet set) {
            return new Pods(
                    scaled(graph, node).orElseGet(() -> orOne(set.getSpec().getReplicas())), 0);
        }
        if (CloudNativePg.isPooler(node.object())) {
            int steady = ((GenericKubernetesResource) node.object()).get("spec", "instances") instanceof Number n
                    ? n.intValue()
                    : 1;
            return new Pods(steady, share(QUARTER, steady));
        }
        return new Pods(node.object() instanceof Job job ? orOne(job.getSpec().getParallelism()) : 1, 0);
    }

    int most() {
        return steady + surge;
    }

    String text() {
        return surge == 0 ? pods(steady) : "(" + steady + " + " + surge + " new in a rollout) pods";
    }

    private static String pods(int count) {
        return count == 1 ? "1 pod" : count + " pods";
    }

    private static int orOne(Integer count) {
        return count == null ? 1 : count;
    }

    private static Optional<Integer> scaled(ObjectGraph graph, Node node) {
        return graph.referencesTo(node.object()).stream()
                .filter(r -> r.relation() == Relation.SCALE_TARGET)
                .map(r -> most(r.from().object()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Integer> most(HasMetadata scaler) {
        if (scaler instanceof HorizontalPodAutoscaler hpa) {
            return Optional.ofNullable(hpa.getSpec().getMaxReplicas());
        }
        return scaler instanceof GenericKubernetesResource keda
                        && keda.get("spec", "maxReplicaCount") instanceof Number n
                ? Optional.of(n.intValue())
                : Optional.empty();
    }

    private static int surge(Deployment deployment, int steady) {
        var strategy = deployment.getSpec().getStrategy();
        if (strategy == null || "Recreate".equals(strategy.getType())) {
            return strategy == null ? share(QUARTER, steady) : 0;
        }
        RollingUpdateDeployment rolling = strategy.getRollingUpdate();
        IntOrString surge = rolling == null ? null : rolling.getMaxSurge();
        if (surge == null) {
            return share(QUARTER, steady);
        }
        return surge.getIntVal() != null ? surge.getIntVal() : share(surge.getStrVal(), steady);
    }

    /** As the Deployment's controller rounds: up. */
    private static int share(String percent, int of) {
        int hundredths = Integer.parseInt(percent.substring(0, percent.length() - 1));
        return (of * hundredths + HUNDRED - 1) / HUNDRED;
    }
}
