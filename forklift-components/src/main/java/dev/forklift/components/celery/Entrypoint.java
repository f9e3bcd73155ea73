package dev.forklift.components.celery;

import dev.forklift.declare.CallSite;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import org.jspecify.annotations.Nullable;

/** A script of the image that starts Celery with arguments of its own. */
final class Entrypoint {

    private Entrypoint() {}

    static boolean check(Notes notes, String... command) {
        boolean ok = command.length > 0 && !command[0].isBlank();
        if (!ok) {
            notes.refuse(
                    "forklift.E177",
                    "entrypoint() without a program",
                    "it is run in place of Celery's command",
                    "entrypoint(\"/entrypoint-celery-worker.sh\")");
        }
        return ok;
    }

    /** Refuses options of Celery's command beside a script; {@code plain} says that there are none. */
    static void alone(Notes notes, @Nullable CallSite scripted, boolean plain) {
        if (scripted != null && !plain) {
            notes.refuse(Finding.of(
                            "forklift.E175",
                            "options of Celery beside entrypoint(…)",
                            "the script starts Celery with arguments of its own, and would not see them",
                            "leave them out; what the script reads from the environment is said by the project's env(…)")
                    .at(scripted));
        }
    }
}
