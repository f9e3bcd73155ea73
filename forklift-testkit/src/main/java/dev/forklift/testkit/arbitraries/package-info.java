/**
 * Random values, components and whole stacks, for properties written with jqwik. Everything random is a value that prints as the
 * code one would write: what fails shrinks to a few lines.
 */
@NullMarked
package dev.forklift.testkit.arbitraries;

import org.jspecify.annotations.NullMarked;
