package shop.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How far a rollout is. */
final class Rollout {

    private Rollout() {}

    /** {@return what is not rolled out yet, in words; empty when all is} */
    static String missing(Installation shop) {
        List<String> pods = shop.pods().stream()
                .filter(p -> !Pods.isReady(p) && !Pods.isOfJob(p))
                .map(Rollout::stage)
                .toList();
        // Without any such pod, the controllers have yet to make one, or to say that all is well.
        return String.join(", ", pods.isEmpty() ? unfinished(shop) : pods);
    }

    private static List<String> unfinished(Installation shop) {
        return Stream.of(
                        names(shop.all(Deployment.class), Rollout::isDone),
                        names(shop.all(StatefulSet.class), Rollout::isDone),
                        names(shop.all(Job.class), Rollout::isDone))
                .flatMap(names -> names)
                .toList();
    }

    private static <T extends HasMetadata> Stream<String> names(List<T> objects, Predicate<T> done) {
        return objects.stream().filter(done.negate()).map(o -> o.getMetadata().getName());
    }

    private static String stage(Pod pod) {
        return Pods.component(pod) + " "
                + Pods.containers(pod).stream()
                        .filter(c -> c.getState().getTerminated() == null)
                        .findFirst()
                        .map(c -> c.getState().getRunning() == null
                                ? "waits: " + c.getState().getWaiting().getReason()
                                : "in " + c.getName())
                        .orElseGet(() -> "pending" + Pods.whyPending(pod));
    }

    private static boolean isDone(Deployment d) {
        var status = d.getStatus();
        int wanted = d.getSpec().getReplicas();
        return Objects.equals(status.getObservedGeneration(), d.getMetadata().getGeneration())
                && count(status.getUpdatedReplicas()) == wanted
                && count(status.getReplicas()) == wanted
                && count(status.getAvailableReplicas()) == wanted;
    }

    private static boolean isDone(StatefulSet s) {
        var status = s.getStatus();
        int wanted = s.getSpec().getReplicas();
        return Objects.equals(status.getObservedGeneration(), s.getMetadata().getGeneration())
                && Objects.equals(status.getCurrentRevision(), status.getUpdateRevision())
                && count(status.getReplicas()) == wanted
                && count(status.getReadyReplicas()) == wanted;
    }

    private static boolean isDone(Job job) {
        return count(job.getStatus().getSucceeded()) > 0;
    }

    private static int count(Integer number) {
        return number == null ? 0 : number;
    }
}
