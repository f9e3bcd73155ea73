/** Objects of kinds that Kubernetes itself does not have. */
@NullMarked
package dev.forklift.components.custom;

import org.jspecify.annotations.NullMarked;
