/** How to test a stack and a component. */
@NullMarked
package dev.forklift.testkit;

import org.jspecify.annotations.NullMarked;
