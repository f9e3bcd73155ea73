package dev.forklift.components.keda;

import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * A number of pods between two times.
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/scalers/cron/">Cron</a>.
 */
record CronTrigger(String zone, String start, String end, int pods) implements KedaTrigger {

    private static final int FIELDS = 5;

    @Override
    public String type() {
        return "cron";
    }

    @Override
    public Map<String, String> metadata(Identity me, Naming naming) {
        return Asked.ordered("timezone", zone, "start", start, "end", end, "desiredReplicas", String.valueOf(pods));
    }

    @Override
    public Optional<Finding> problem() {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            return Optional.of(Asked.wrong(
                    "'" + zone + "' is no time zone", "KEDA looks it up by its name", "a name such as Europe/Berlin"));
        }
        if (!isSchedule(start) || !isSchedule(end) || start.equals(end)) {
            return Optional.of(Asked.wrong(
                    "from '" + start + "' until '" + end + "'",
                    "a window begins and ends at two times, each of cron's five fields",
                    "cron(\"Europe/Berlin\", \"0 8 * * 1-5\", \"0 18 * * 1-5\", 4)"));
        }
        return pods >= 1
                ? Optional.empty()
                : Optional.of(Asked.wrong(
                        pods + " pods in a window", "outside of it there are as few already", "a number such as 4"));
    }

    private static boolean isSchedule(String text) {
        return text.strip().split("\\s+").length == FIELDS && text.matches("[0-9A-Za-z*/,\\-\\s]+");
    }
}
