package shop.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pods that run the Django project, and those that do not. */
final class Processes {

    private Processes() {}

    /** {@return the pods whose main container runs the project, Jobs left out} */
    static List<Pod> of(Installation shop) {
        return lasting(shop).stream().filter(p -> reads(shop, Pods.main(p))).toList();
    }

    /** {@return the pods in which any container reads the project's settings, Jobs left out} */
    static List<Pod> readers(Installation shop) {
        return lasting(shop).stream()
                .filter(p -> Stream.concat(
                                p.getSpec().getContainers().stream(), p.getSpec().getInitContainers().stream())
                        .anyMatch(c -> reads(shop, c)))
                .toList();
    }

    private static boolean reads(Installation shop, Container container) {
        String settings = shop.nameOf(shop.parts().django());
        return container.getEnvFrom().stream()
                .anyMatch(from -> from.getConfigMapRef() != null
                        && from.getConfigMapRef().getName().startsWith(settings));
    }

    /** {@return all pods but those of Jobs} */
    static List<Pod> lasting(Installation shop) {
        return shop.pods().stream().filter(p -> !Pods.isOfJob(p)).toList();
    }

    static Set<String> components(List<Pod> pods) {
        return pods.stream().map(Pods::component).collect(Collectors.toCollection(TreeSet::new));
    }
}
