/** Celery: workers and beat. */
@NullMarked
package dev.forklift.components.celery;

import org.jspecify.annotations.NullMarked;
