package dev.forklift.components.celery;

import dev.forklift.declare.Notes;
import java.util.List;

/** What {@code --loglevel} takes. */
final class LogLevel {

    private static final List<String> ALL = List.of("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL", "FATAL");

    private LogLevel() {}

    static boolean check(Notes notes, String level) {
        boolean ok = ALL.contains(level);
        if (!ok) {
            notes.refuse(
                    "forklift.E141",
                    "logLevel(\"" + level + "\")",
                    "Celery knows " + String.join(", ", ALL),
                    "logLevel(\"INFO\")");
        }
        return ok;
    }
}
