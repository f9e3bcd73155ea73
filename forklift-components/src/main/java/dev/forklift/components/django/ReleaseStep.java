package dev.forklift.components.django;

import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Gate;
import java.util.Optional;

/**
 * A fact: the processes of a Django project wait for a Job, in which the database is migrated.
 *
 * @param django the path of the {@link DjangoProject}
 * @param gate opens when the Job has succeeded
 * @param release what the Job records in the database when it is done, where it does more than to migrate
 */
public record ReleaseStep(ComponentPath django, Gate gate, Optional<String> release) {

    /** The name of the init container in which a process waits for it. */
    public static final String WAITING = "wait-for-migrations";
}
