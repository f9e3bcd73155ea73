/** What data services that run in the cluster have in common: image, storage, password, memory, and how others wait for them. */
@NullMarked
package dev.forklift.components.data;

import org.jspecify.annotations.NullMarked;
