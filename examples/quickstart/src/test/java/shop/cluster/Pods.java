package shop.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a pod's status says. */
final class Pods {

    private static final Set<String> NO_IMAGE =
            Set.of("ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName");

    private Pods() {}

    static String name(Pod pod) {
        return pod.getMetadata().getName();
    }

    static String component(Pod pod) {
        return pod.getMetadata().getLabels().getOrDefault("app.kubernetes.io/component", "");
    }

    static boolean isReady(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
    }

    /** {@return why no node has taken it, if that is so} */
    static String whyPending(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(c -> c.getType().equals("PodScheduled") && c.getStatus().equals("False"))
                .map(c -> " (" + c.getMessage() + ")")
                .findFirst()
                .orElse("");
    }

    static boolean isOfJob(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(o -> o.getKind().equals("Job"));
    }

    /** {@return its main container} */
    static Container main(Pod pod) {
        return pod.getSpec().getContainers().get(0);
    }

    /** {@return when its main container started; the epoch where it has not} */
    static Instant started(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .filter(s -> s.getName().equals(main(pod).getName()))
                .map(ContainerStatus::getState)
                .filter(s -> s.getRunning() != null)
                .map(s -> Instant.parse(s.getRunning().getStartedAt()))
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    /** {@return the status of each container, init containers first} */
    static List<ContainerStatus> containers(Pod pod) {
        return Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .toList();
    }

    /** {@return each container that was restarted or failed, with the way it ended} */
    static List<String> failures(Pod pod) {
        return containers(pod).stream()
                .filter(s -> s.getRestartCount() > 0 || failed(s.getState()))
                .map(s -> name(pod) + "/" + s.getName() + " restartCount " + s.getRestartCount() + end(s))
                .toList();
    }

    /** {@return each image that the cluster does not have} */
    static List<String> missingImages(Pod pod) {
        return containers(pod).stream()
                .filter(s -> s.getState().getWaiting() != null
                        && NO_IMAGE.contains(s.getState().getWaiting().getReason()))
                .map(ContainerStatus::getImage)
                .toList();
    }

    private static boolean failed(ContainerState state) {
        return state.getTerminated() != null && state.getTerminated().getExitCode() != 0;
    }

    private static String end(ContainerStatus status) {
        ContainerState end = failed(status.getState()) ? status.getState() : status.getLastState();
        return end == null || end.getTerminated() == null
                ? ""
                : ", ended " + end.getTerminated().getReason() + " with "
                        + end.getTerminated().getExitCode();
    }
}
