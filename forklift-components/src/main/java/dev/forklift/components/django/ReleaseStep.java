package dev.forklift.components.django;

import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Gate;

/**
 * A fact: the processes of a Django project wait for a Job, in which the database is migrated.
 *
 * @param django the path of the {@link DjangoProject}
 * @param gate opens when the Job has succeeded
 */
public record ReleaseStep(ComponentPath django, Gate gate) {}
