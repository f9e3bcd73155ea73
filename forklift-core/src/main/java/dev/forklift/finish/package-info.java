/** Turns what was declared into objects, in fixed steps. */
@NullMarked
package dev.forklift.finish;

import org.jspecify.annotations.NullMarked;
