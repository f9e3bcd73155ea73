package dev.forklift.components.celery;

import dev.forklift.declare.ComponentPath;

/**
 * A fact: a worker takes tasks from a queue.
 *
 * @param django the path of the {@link dev.forklift.components.django.DjangoProject}
 * @param queue the queue's name
 */
public record QueueConsumer(ComponentPath django, String queue) {}
