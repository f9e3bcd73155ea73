/** From a graph to text: YAML documents, and the files they lie in. */
@NullMarked
package dev.forklift.render;

import org.jspecify.annotations.NullMarked;
