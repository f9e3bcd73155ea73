/** Who a stack's pods are in a cloud, so that they reach its services without keys. */
@NullMarked
package dev.forklift.components.identity;

import org.jspecify.annotations.NullMarked;
