/** Django and what it lives with, one component a class, in packages by feature. */
@NullMarked
package dev.forklift.components;

import org.jspecify.annotations.NullMarked;
