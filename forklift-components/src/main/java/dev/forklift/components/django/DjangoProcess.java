package dev.forklift.components.django;

import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Gate;
import java.util.Optional;

/**
 * A fact: a workload that runs for ever is a process of a Django project.
 *
 * @param django the path of the {@link DjangoProject}
 * @param ready opens when every pod of it is ready
 * @param image the project's image, where the workload has no image of its own
 */
public record DjangoProcess(ComponentPath django, Gate ready, Optional<String> image) {}
