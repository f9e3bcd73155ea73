package dev.forklift.components.celery;

import dev.forklift.declare.Notes;

/** What {@code celery -A} takes. */
final class AppName {

    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*";

    private AppName() {}

    static boolean check(Notes notes, String module) {
        boolean ok = module.matches(NAME + "(\\." + NAME + ")*(:" + NAME + ")?");
        if (!ok) {
            notes.refuse(
                    "forklift.E143",
                    "'" + module + "' is no Celery app",
                    "an app is a Python module, and the name in it where it is not app or celery",
                    "app(\"shop\"), app(\"shop.celery:app\")");
        }
        return ok;
    }
}
