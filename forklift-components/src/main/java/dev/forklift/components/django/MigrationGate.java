package dev.forklift.components.django;

import dev.forklift.workload.WorkloadOptions;
import java.util.List;

/** Keeps a process from starting before the database is migrated, whatever the order in which objects are applied. */
final class MigrationGate {

    static final String CONTAINER = "wait-for-migrations";

    private MigrationGate() {}

    static void onto(WorkloadOptions<?> process, ReleaseStep step, List<String> manage) {
        process.after(step.gate());
        if (process.container(CONTAINER, c -> {})) {
            return;
        }
        process.init(CONTAINER, c -> c.likeMain().command("/bin/sh", "-c", script(manage)));
    }

    /** A shell that is a container's first process heeds SIGTERM only where it is told to. */
    private static String script(List<String> manage) {
        return """
                trap 'exit 143' TERM
                until %s migrate --check; do
                  echo 'waiting for migrations' >&2
                  sleep 3
                done
                """.formatted(Shell.words(manage));
    }
}
