package dev.forklift.components.celery;

import dev.forklift.declare.ComponentPath;

/**
 * A fact: a beat sends the periodic tasks of a Celery app.
 *
 * @param django the path of the {@link dev.forklift.components.django.DjangoProject}
 * @param app where the Celery app is
 */
public record BeatProcess(ComponentPath django, String app) {}
