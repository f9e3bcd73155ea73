package dev.forklift.components.django;

import dev.forklift.declare.Notes;
import java.time.Duration;

/** Durations, as Kubernetes counts them. */
final class Seconds {

    private Seconds() {}

    /** Whether this is a whole number of seconds above zero; what is not is noted. */
    static boolean check(Notes notes, String method, Duration value) {
        boolean ok = value.toSeconds() >= 1 && value.toNanosPart() == 0 && value.toSeconds() <= Integer.MAX_VALUE;
        if (!ok) {
            notes.refuse(
                    "forklift.E151",
                    method + "(" + value + ")",
                    "it is counted in whole seconds, at least 1",
                    method + "(Duration.ofMinutes(10))");
        }
        return ok;
    }
}
