/** Scaling by KEDA: queues, queries, schedules. */
@NullMarked
package dev.forklift.components.keda;

import org.jspecify.annotations.NullMarked;
