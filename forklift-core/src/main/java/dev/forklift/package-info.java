/** A deployment as one value: start at {@link dev.forklift.Stack}. */
@NullMarked
package dev.forklift;

import org.jspecify.annotations.NullMarked;
