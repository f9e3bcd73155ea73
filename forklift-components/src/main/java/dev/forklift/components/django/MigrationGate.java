package dev.forklift.components.django;

import dev.forklift.workload.WorkloadOptions;

/** Keeps a process from starting before the database is migrated, whatever the order in which objects are applied. */
final class MigrationGate {

    static final String CONTAINER = "wait-for-migrations";

    private MigrationGate() {}

    static void onto(WorkloadOptions<?> process, ReleaseStep step, DjangoSpec spec) {
        process.after(step.gate());
        if (process.container(CONTAINER, c -> {})) {
            return;
        }
        String check = String.join(" ", spec.manage()) + " migrate --check";
        process.init(
                CONTAINER,
                c -> c.likeMain()
                        .command(
                                "/bin/sh",
                                "-c",
                                "until " + check + "; do\n  echo 'waiting for migrations' >&2\n  sleep 3\ndone\n"));
    }
}
