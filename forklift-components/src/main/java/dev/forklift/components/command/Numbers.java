package dev.forklift.components.command;

import dev.forklift.declare.Notes;
import java.time.Duration;

/** Numbers and durations as Kubernetes takes them; one that is not is noted at its line. */
final class Numbers {

    private static final String ID = "forklift.E171";

    private final Notes notes;

    Numbers(Notes notes) {
        this.notes = notes;
    }

    boolean atLeast(int value, int least, String option) {
        return require(
                value >= least, ID, option + "(" + value + ")", "it is at least " + least, option + "(" + least + ")");
    }

    boolean seconds(Duration value, int least, String option) {
        return require(
                value.toSeconds() >= least && value.toNanosPart() == 0 && value.toSeconds() <= Integer.MAX_VALUE / 2,
                ID,
                option + "(" + value + ")",
                "it is counted in whole seconds, at least " + least,
                option + "(Duration.ofMinutes(5))");
    }

    boolean minutes(Duration value, String option) {
        return require(
                value.toMinutes() >= 1 && value.toSecondsPart() == 0 && value.toNanosPart() == 0,
                ID,
                option + "(…, " + value + ")",
                "the age of a file is counted in whole minutes, at least one",
                option + "(…, Duration.ofMinutes(2))");
    }

    boolean path(String value, String option) {
        return require(
                value.matches("/[\\w./+@-]*"),
                ID,
                option + "(\"" + value + "\", …)",
                "a file is named by its absolute path, without blanks and quotes",
                option + "(\"/tmp/alive\", …)");
    }

    boolean require(boolean ok, String id, String title, String because, String fix) {
        if (!ok) {
            notes.refuse(id, title, because, fix);
        }
        return ok;
    }
}
