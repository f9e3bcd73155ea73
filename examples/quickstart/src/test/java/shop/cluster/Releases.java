package shop.cluster;

import dev.forklift.Stack;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import shop.cluster.Patience.Look;

/** Releases of the shop that differ in their migrations ({@code orders/releases}), and what comes of one that cannot migrate. */
final class Releases {

    /** Its migration adds a column, and fails where there are orders. */
    static final String BROKEN = "broken";

    /** Its migration adds the column. */
    static final String MENDED = "mended";

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String COLUMNS = "from django.db import connection as c; "
            + "print([f.name for f in c.introspection.get_table_description(c.cursor(), 'orders_order')])";

    private Releases() {}

    static Stack release(String name, Stack shop, Parts parts) {
        return shop.with(
                parts.django(), o -> o.configMap(c -> c.data("ORDERS_MIGRATIONS", "orders.releases." + name)));
    }

    /** Has the migration's Job give up when it fails for the first time. */
    static Stack triedOnce(Stack shop, Parts parts) {
        return shop.with(
                parts.migrate(),
                o -> o.patch(Job.class, job -> job.getSpec().setBackoffLimit(0)));
    }

    static boolean isMigrated(Installation shop) {
        Pod web = shop.podsOf(shop.parts().web()).stream()
                .filter(Pods::isReady)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no web pod is ready"));
        return shop.exec(web, Pods.main(web).getName(), "python3", "manage.py", "shell", "-c", COLUMNS)
                .contains("'discount'");
    }

    /**
     * Waits until a release has failed to migrate, and its pods wait for that.
     *
     * @param shop where it was applied
     * @param why a part of the line by which the Job says why
     * @param before the pods that ran before
     * @return that line
     */
    static String stopped(Installation shop, String why, List<Pod> before) {
        Patience.until(LIMIT, () -> shop.hasAFailedJob() ? "" : "the Job that cannot migrate has not failed");
        Set<String> processes = Processes.components(Processes.of(shop));
        Patience.until(LIMIT, () -> {
            Set<String> missing = new TreeSet<>(processes);
            missing.removeAll(Processes.components(fresh(shop, before)));
            return missing.isEmpty() ? "" : "no new pod of " + missing;
        });
        return Patience.value(
                LIMIT,
                () -> shop.podsOf(shop.parts().migrate()).stream()
                        .flatMap(shop::lines)
                        .filter(line -> line.contains(why))
                        .findFirst()
                        .map(line -> Look.found(line.strip()))
                        .orElseGet(() -> Look.missing("no log of the Job has '" + why + "' in it")));
    }

    /** Fails where a pod of the release that cannot migrate has started, or one of the release before is gone. */
    static void nothingStartedOrWentAway(Installation shop, List<Pod> before) {
        none(
                "started without the migration",
                fresh(shop, before).stream()
                        .filter(p -> p.getStatus().getContainerStatuses().stream()
                                .anyMatch(c -> c.getState().getWaiting() == null))
                        .toList());
        Set<String> ready =
                shop.pods().stream().filter(Pods::isReady).map(Pods::name).collect(Collectors.toSet());
        none(
                "gone, or not ready any more",
                before.stream()
                        .filter(p -> !Pods.component(p).equals(shop.parts().beat())) // there are never two of it
                        .filter(p -> !ready.contains(Pods.name(p)))
                        .toList());
    }

    private static void none(String what, List<Pod> pods) {
        if (!pods.isEmpty()) {
            throw new AssertionError(what + ": " + pods.stream().map(Pods::name).collect(Collectors.joining(", ")));
        }
    }

    private static List<Pod> fresh(Installation shop, List<Pod> before) {
        Set<String> known = before.stream().map(Pods::name).collect(Collectors.toSet());
        return Processes.lasting(shop).stream()
                .filter(p -> !known.contains(Pods.name(p)))
                .toList();
    }
}
