/** The object graph: the finished objects, where they come from, and what they refer to. */
@NullMarked
package dev.forklift.graph;

import org.jspecify.annotations.NullMarked;
