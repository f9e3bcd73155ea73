/** Routes by the Gateway API. */
@NullMarked
package dev.forklift.components.gateway;

import org.jspecify.annotations.NullMarked;
