/** Routes from outside, and their certificates. */
@NullMarked
package dev.forklift.components.ingress;

import org.jspecify.annotations.NullMarked;
