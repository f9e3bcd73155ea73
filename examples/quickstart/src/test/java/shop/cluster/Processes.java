package shop.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The pods that run the Django project, and those that do not. */
final class Processes {

    private static final Set<String> SERVICES = Set.of("db", "cache", "channel-layer", "rabbitmq");

    private Processes() {}

    /** {@return the pods that run the project, Jobs left out} */
    static List<Pod> of(Installation shop) {
        return lasting(shop).stream()
                .filter(p -> !SERVICES.contains(Pods.component(p)))
                .toList();
    }

    /** {@return all pods but those of Jobs} */
    static List<Pod> lasting(Installation shop) {
        return shop.pods().stream().filter(p -> !Pods.isOfJob(p)).toList();
    }

    static Set<String> components(List<Pod> pods) {
        return pods.stream().map(Pods::component).collect(Collectors.toCollection(TreeSet::new));
    }
}
