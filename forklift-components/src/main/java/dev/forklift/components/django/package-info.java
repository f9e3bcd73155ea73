/** The Django project: one image, one environment, many processes. */
@NullMarked
package dev.forklift.components.django;

import org.jspecify.annotations.NullMarked;
