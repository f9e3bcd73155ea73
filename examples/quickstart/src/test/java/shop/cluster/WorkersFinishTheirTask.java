package shop.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import shop.cluster.Patience.Look;

/** A worker that is asked to stop while it runs a task ends the task, and only then itself. */
final class WorkersFinishTheirTask implements Check {

    private static final int SECONDS = 12;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public String id() {
        return "task";
    }

    @Override
    public String name() {
        return "a worker that is asked to stop finishes its running task";
    }

    @Override
    public String check(Installation shop) {
        String path = "/tasks/"
                + shop.site()
                        .post("/tasks/sleep", "{\"seconds\": " + SECONDS + "}")
                        .get("id");
        JsonNode started = Patience.value(LIMIT, () -> {
            JsonNode task = shop.site().json(path);
            return task.get("startedAt").isNull() ? Look.missing("the task was not started") : Look.found(task);
        });
        Pod worker = worker(shop, started.get("startedBy").asText());
        Instant asked = Instant.now();
        shop.client().pods().resource(worker).delete();
        Patience.until(
                LIMIT, () -> shop.client().pods().resource(worker).get() == null ? "" : "the worker still stops");
        Instant stopped = Instant.now();
        JsonNode task = shop.site().json(path);
        shop.rolledOut();
        if (task.get("finishedAt").isNull() || task.get("runs").asInt() != 1) {
            throw new AssertionError("the worker is gone, and the task is not done: " + task);
        }
        return "a task of " + SECONDS + " s, asked to stop after "
                + between(started.get("startedAt").asText(), asked) + " s, gone "
                + Duration.between(asked, stopped).toSeconds() + " s later, runs 1";
    }

    private static long between(String start, Instant end) {
        return Duration.between(Instant.parse(start), end).toSeconds();
    }

    private static Pod worker(Installation shop, String celeryName) {
        List<Pod> workers = shop.podsOf(shop.parts().worker()).stream()
                .filter(p -> celeryName.endsWith("@" + Pods.name(p)))
                .toList();
        if (workers.size() != 1) {
            throw new AssertionError("the task was started by " + celeryName + ", which is no pod of "
                    + shop.parts().worker());
        }
        return workers.get(0);
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheStack(
                "a worker with a grace period of 2 s",
                shop -> shop.with(
                        parts.worker(),
                        o -> o.patch(
                                Deployment.class,
                                d -> d.getSpec().getTemplate().getSpec().setTerminationGracePeriodSeconds(2L))));
    }
}
