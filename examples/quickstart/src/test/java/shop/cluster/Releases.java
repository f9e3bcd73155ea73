package shop.cluster;

import dev.forklift.Stack;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import shop.cluster.Patience.Look;

/** Releases of the shop that differ in their migrations ({@code orders/releases}), and what comes of one that cannot migrate. */
final class Releases {

    /** Its migration adds a column, and fails where there are orders. */
    static final String BROKEN = "broken";

    /** Its migration adds the column. */
    static final String MENDED = "mended";

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration WHILE = Duration.ofSeconds(15);
    private static final String COLUMNS = "from django.db import connection as c; "
            + "print([f.name for f in c.introspection.get_table_description(c.cursor(), 'orders_order')])";

    private Releases() {}

    static Stack release(String name, Stack shop, Parts parts) {
        return shop.with(parts.django(), o -> o.configMap(c -> c.data("ORDERS_MIGRATIONS", "orders.releases." + name)));
    }

    /**
     * Applies a release that cannot migrate, and then the mended one.
     *
     * @param shop a shop whose pods are all ready
     * @param stopped what makes of the shop's stack one that cannot migrate; its Job is tried once
     * @param why a part of the line by which the Job says why
     * @return what was seen; it fails where a process of the stopped release started, one of the release before was gone, or a request
     *     was lost
     */
    static String stoppedAndMended(Installation shop, UnaryOperator<Stack> stopped, String why) {
        Parts parts = shop.parts();
        shop.site().post("/orders", "{\"item\": \"a pallet\", \"quantity\": 1, \"email\": \"a@example.com\"}");
        List<Pod> before = Processes.lasting(shop);
        try (Load load = Load.on(shop)) {
            Patience.until(LIMIT, () -> load.sent() > 0 ? "" : "the client has not sent a request");
            shop.applyOnce(s -> triedOnce(stopped.apply(s), parts));
            String line = stopped(shop, why, before);
            Patience.sleep(WHILE);
            nothingStartedOrWentAway(shop, before);
            migrated(shop, false);
            String meanwhile = load.nothingLost();
            shop.change(s -> release(MENDED, s, parts));
            Duration took = shop.rolledOut();
            migrated(shop, true);
            Patience.sleep(WHILE);
            load.nothingLost();
            return "'" + line + "'; " + meanwhile + "; mended in " + took.toSeconds() + " s";
        }
    }

    private static Stack triedOnce(Stack shop, Parts parts) {
        return shop.with(
                parts.migrate(), o -> o.patch(Job.class, job -> job.getSpec().setBackoffLimit(0)));
    }

    private static void migrated(Installation shop, boolean expected) {
        Pod web = shop.podsOf(shop.parts().web()).stream()
                .filter(Pods::isReady)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no web pod is ready"));
        boolean seen = shop.exec(web, Pods.main(web).getName(), "python3", "manage.py", "shell", "-c", COLUMNS)
                .contains("'discount'");
        if (seen != expected) {
            throw new AssertionError(
                    seen
                            ? "the database was migrated by a release that should not have got that far"
                            : "everything is rolled out, but the migration has not run");
        }
    }

    /** Waits until the Job has given up, and a pod of each process waits for it; hands out the line by which the Job says why. */
    private static String stopped(Installation shop, String why, List<Pod> before) {
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

    private static void nothingStartedOrWentAway(Installation shop, List<Pod> before) {
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
