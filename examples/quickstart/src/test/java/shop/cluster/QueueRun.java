package shop.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Forty tasks of five seconds, and what the workers' autoscaler made of them.
 *
 * @param tasks the tasks, when all was over
 * @param scaledIn each time that fewer workers were wanted than before
 * @param most the most workers that were wanted
 * @param took until the fewest workers were left
 */
record QueueRun(List<JsonNode> tasks, List<ScaledIn> scaledIn, int most, Duration took) {

    private static final int TASKS = 40;
    private static final int SECONDS = 5;
    private static final Duration CALM = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final Duration LOOK = Duration.ofMillis(500);

    /**
     * A moment.
     *
     * @param from so many workers were wanted before
     * @param to and so many from then on
     * @param waiting tasks that no worker had started
     * @param unfinished tasks that were not done, those that wait included
     */
    record ScaledIn(int from, int to, long waiting, long unfinished) {

        /** {@return as many as keep what waits at the length that the stack says} */
        int needed() {
            return (int) Math.min(Elastic.MOST, Math.max(1, (waiting + Elastic.PER_WORKER - 1) / Elastic.PER_WORKER));
        }

        @Override
        public String toString() {
            return from + " to " + to + " with " + unfinished + " unfinished";
        }
    }

    static QueueRun of(Installation shop) {
        Replicas workers = new Replicas(shop, shop.parts().worker());
        workers.reach(1, CALM);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            ids.add(shop.site()
                    .post("/tasks/sleep", "{\"seconds\": " + SECONDS + "}")
                    .get("id")
                    .asLong());
        }
        long since = ids.get(0) - 1;
        Instant start = Instant.now();
        List<ScaledIn> scaledIn = new ArrayList<>();
        int before = 1;
        int most = 1;
        // What a task that is lost leaves is an autoscaler that has come down, and nobody who works on it.
        while (most == 1 || before > 1 || waiting(tasks(shop, since)) > 0) {
            if (Duration.between(start, Instant.now()).compareTo(LIMIT) > 0) {
                throw new AssertionError("after " + LIMIT.toSeconds() + " s " + before + " workers are wanted, at most "
                        + most + " were, and " + waiting(tasks(shop, since)) + " tasks wait; scaled in: " + scaledIn);
            }
            int now = workers.wanted();
            if (now != before) {
                List<JsonNode> tasks = tasks(shop, since);
                Terminal.say("    " + before + " to " + now + " workers after "
                        + Duration.between(start, Instant.now()).toSeconds() + " s, " + unfinished(tasks)
                        + " tasks unfinished");
                if (now < before) {
                    scaledIn.add(new ScaledIn(before, now, waiting(tasks), unfinished(tasks)));
                }
            }
            before = now;
            most = Math.max(most, now);
            Patience.sleep(LOOK);
        }
        workers.reach(1, LIMIT);
        Duration took = Duration.between(start, Instant.now());
        Patience.sleep(Duration.ofSeconds(SECONDS + 1));
        return new QueueRun(tasks(shop, since), scaledIn, most, took).reached();
    }

    private QueueRun reached() {
        if (tasks.size() != TASKS || most != Elastic.MOST) {
            throw new AssertionError(this + ": expected are " + TASKS + " tasks and " + Elastic.MOST + " workers");
        }
        return this;
    }

    private static List<JsonNode> tasks(Installation shop, long since) {
        JsonNode tasks = shop.site().json("/tasks?since=" + since).get("tasks");
        return StreamSupport.stream(tasks.spliterator(), false).toList();
    }

    private static long waiting(List<JsonNode> tasks) {
        return tasks.stream().filter(t -> t.get("startedAt").isNull()).count();
    }

    private static long unfinished(List<JsonNode> tasks) {
        return tasks.stream().filter(t -> t.get("finishedAt").isNull()).count();
    }

    long unfinished() {
        return unfinished(tasks);
    }

    long twice() {
        return tasks.stream().filter(t -> t.get("runs").asInt() > 1).count();
    }

    @Override
    public String toString() {
        return tasks.size() + " tasks, " + unfinished() + " unfinished, " + twice() + " run twice; 1 to " + most
                + " workers and back in " + took.toSeconds() + " s; scaled in: " + scaledIn;
    }
}
