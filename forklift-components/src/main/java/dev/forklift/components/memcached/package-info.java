/** Memcached, outside of the cluster or in it. */
@NullMarked
package dev.forklift.components.memcached;

import org.jspecify.annotations.NullMarked;
