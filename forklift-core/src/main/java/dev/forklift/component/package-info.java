/** Components, the scope they are defined in, and what is said of them from outside. */
@NullMarked
package dev.forklift.component;

import org.jspecify.annotations.NullMarked;
