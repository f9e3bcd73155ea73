/** Postgres, outside of the cluster or in it. */
@NullMarked
package dev.forklift.components.postgres;

import org.jspecify.annotations.NullMarked;
