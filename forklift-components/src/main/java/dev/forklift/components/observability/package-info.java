/** What watches a project from within its processes. */
@NullMarked
package dev.forklift.components.observability;

import org.jspecify.annotations.NullMarked;
