/** The order of a stack's objects: phases, and what opens the next one. */
@NullMarked
package dev.forklift.rollout;

import org.jspecify.annotations.NullMarked;
