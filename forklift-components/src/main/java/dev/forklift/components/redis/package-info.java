/** Redis, outside of the cluster or in it, for one purpose each. */
@NullMarked
package dev.forklift.components.redis;

import org.jspecify.annotations.NullMarked;
