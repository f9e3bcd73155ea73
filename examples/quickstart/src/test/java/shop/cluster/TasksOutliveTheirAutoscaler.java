package shop.cluster;

import io.fabric8.kubernetes.api.model.apps.Deployment;

/** A worker that is taken away ends what it runs, and gives back what it has not begun: each task runs once. */
final class TasksOutliveTheirAutoscaler implements Check {

    @Override
    public String id() {
        return "scaled-tasks";
    }

    @Override
    public String name() {
        return "workers are taken away while they work, and every task ends, none twice";
    }

    @Override
    public String check(Installation shop) {
        QueueRun run = QueueRun.of(shop);
        if (run.unfinished() > 0 || run.twice() > 0) {
            throw new AssertionError(run.toString());
        }
        if (run.scaledIn().stream().noneMatch(s -> s.unfinished() > 0)) {
            throw new AssertionError("no worker was taken away while it worked, so nothing was seen: " + run);
        }
        return run.toString();
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheStack(
                "workers with a grace period of 1 s",
                shop -> shop.with(
                        parts.worker(),
                        o -> o.patch(
                                Deployment.class,
                                d -> d.getSpec().getTemplate().getSpec().setTerminationGracePeriodSeconds(1L))));
    }
}
