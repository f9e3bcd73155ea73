/** Looks at the object graph and says everything that is wrong with it. */
@NullMarked
package dev.forklift.check;

import org.jspecify.annotations.NullMarked;
