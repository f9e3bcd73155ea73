package dev.forklift.components.django;

import dev.forklift.workload.WorkloadOptions;
import java.util.ArrayList;
import java.util.List;

/** Keeps a process from starting before the database is migrated, whatever the order in which objects are applied. */
final class MigrationGate {

    static final String CONTAINER = ReleaseStep.WAITING;

    private MigrationGate() {}

    static void onto(WorkloadOptions<?> process, ReleaseStep step, List<String> manage) {
        process.after(step.gate());
        if (process.containerNames().contains(CONTAINER)) {
            return;
        }
        process.init(CONTAINER, c -> c.likeMain().command("/bin/sh", "-c", script(step, manage)));
    }

    /**
     * A shell that is a container's first process heeds SIGTERM only where it is told to. Each question starts Django, and takes
     * processor time from the migration itself: the longer it lasts, the rarer are they, so that one is late by a fifth at the most.
     */
    private static String script(ReleaseStep step, List<String> manage) {
        return """
                trap 'exit 143' TERM
                start=`date +%%s`
                until %s; do
                  echo 'waiting for migrations' >&2
                  pause=$(( (`date +%%s` - start) / 5 ))
                  sleep $(( pause < 3 ? 3 : pause > 15 ? 15 : pause ))
                done
                """.formatted(question(step, manage));
    }

    private static String question(ReleaseStep step, List<String> manage) {
        String migrated = Shell.words(manage) + " migrate --check";
        return step.release()
                .map(release -> migrated + " && " + Shell.words(recorded(release, manage)))
                .orElse(migrated);
    }

    /** What comes after the migrations leaves no trace that Django looks for: the Job records itself that it is done. */
    private static List<String> recorded(String release, List<String> manage) {
        List<String> command = new ArrayList<>(manage);
        command.add("shell");
        command.add("-c");
        command.add("from django.db import connection;"
                + " from django.db.migrations.recorder import MigrationRecorder;"
                + " raise SystemExit(('forklift', '" + release
                + "') not in MigrationRecorder(connection).applied_migrations())");
        return command;
    }
}
