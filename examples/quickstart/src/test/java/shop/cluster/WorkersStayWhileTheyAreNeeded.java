package shop.cluster;

import java.util.List;

/** KEDA sees what a worker has fetched and not begun, too, and takes no worker away for which there is something to do. */
final class WorkersStayWhileTheyAreNeeded implements Check {

    @Override
    public String id() {
        return "worker-scaling";
    }

    @Override
    public String name() {
        return "forty tasks bring the workers to their most, and none is taken away while they wait";
    }

    @Override
    public String check(Installation shop) {
        QueueRun run = QueueRun.of(shop);
        List<QueueRun.ScaledIn> early =
                run.scaledIn().stream().filter(s -> s.to() < s.needed()).toList();
        if (!early.isEmpty()) {
            throw new AssertionError(
                    "workers were taken away while " + early.get(0).waiting() + " tasks waited for "
                            + early.get(0).needed() + " of them: " + run);
        }
        return run.toString();
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheFiles(
                "KEDA sees only what is ready, and workers fetch four tasks ahead",
                file -> file.replace("excludeUnacknowledged: \"false\"", "excludeUnacknowledged: \"true\"")
                        .replace("--prefetch-multiplier=1", "--prefetch-multiplier=4"));
    }
}
