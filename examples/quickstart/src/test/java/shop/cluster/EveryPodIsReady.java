package shop.cluster;

import dev.forklift.Stack;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Within three minutes, whatever the order; and nothing, init containers and Jobs included, needed a second try. */
final class EveryPodIsReady implements Check {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Override
    public String id() {
        return "ready";
    }

    @Override
    public String name() {
        return "every pod is ready within three minutes, none was restarted";
    }

    @Override
    public String check(Installation shop) {
        Duration took = Patience.until(LIMIT, () -> {
            failed(shop.pods());
            return Rollout.missing(shop);
        });
        List<Pod> pods = shop.pods();
        failed(pods);
        int containers = pods.stream().mapToInt(p -> Pods.containers(p).size()).sum();
        return pods.size() + " pods, " + containers + " containers, " + took.toSeconds() + " s";
    }

    private static void failed(List<Pod> pods) {
        List<String> images = pods.stream()
                .flatMap(p -> Pods.missingImages(p).stream())
                .distinct()
                .toList();
        if (!images.isEmpty()) {
            throw new AssertionError("the cluster has no image " + String.join(", ", images)
                    + "; examples/quickstart/README.md says how to give it one");
        }
        String failures = pods.stream().flatMap(p -> Pods.failures(p).stream()).collect(Collectors.joining("; "));
        if (!failures.isEmpty()) {
            throw new AssertionError(failures);
        }
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheStack("a worker that fails the first time it is started", shop -> failingOnce(shop, parts))
                .plantedFromTheStart();
    }

    private static Stack failingOnce(Stack shop, Parts parts) {
        return shop.with(
                parts.mail(),
                o -> o.container(
                        parts.mail(),
                        c -> c.command("sh", "-c", "test -e /tmp/tried && exec sleep 600; touch /tmp/tried; exit 1")));
    }
}
