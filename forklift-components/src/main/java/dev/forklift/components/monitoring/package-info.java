/** What Prometheus asks a stack for, and when it raises an alarm. */
@NullMarked
package dev.forklift.components.monitoring;

import org.jspecify.annotations.NullMarked;
