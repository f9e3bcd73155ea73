package dev.forklift.components.celery;

import dev.forklift.declare.Notes;
import dev.forklift.kube.Quantities;
import java.time.Duration;
import java.util.Optional;

/** Numbers, durations and quantities as Celery and Kubernetes take them; one that is not is noted at its line. */
final class Numbers {

    private static final String ID = "forklift.E141";

    private Numbers() {}

    static boolean atLeast(Notes notes, int value, int least, String option) {
        if (value < least) {
            notes.refuse(ID, option + "(" + value + ")", "it is at least " + least, option + "(" + least + ")");
        }
        return value >= least;
    }

    static boolean bounds(Notes notes, int fewest, int most, int least) {
        boolean ok = fewest >= least && most >= Math.max(1, fewest);
        if (!ok) {
            notes.refuse(
                    ID,
                    "between(" + fewest + ", " + most + ")",
                    "there are at least " + least + " pods, and no fewer at the most than at the least",
                    "between(1, 10)");
        }
        return ok;
    }

    static boolean seconds(Notes notes, Duration value, String option) {
        boolean ok = value.toSeconds() >= 1 && value.toNanosPart() == 0 && value.toSeconds() <= Integer.MAX_VALUE / 2;
        if (!ok) {
            notes.refuse(
                    ID,
                    option + "(" + value + ")",
                    "it is counted in whole seconds, at least one",
                    option + "(Duration.ofMinutes(5))");
        }
        return ok;
    }

    static boolean quantity(Notes notes, String value, String option) {
        Optional<String> problem = Quantities.problem(value);
        problem.ifPresent(why ->
                notes.refuse(ID, option + "(\"" + value + "\")", why, "a quantity such as " + option + "(\"512Mi\")"));
        return problem.isEmpty();
    }
}
