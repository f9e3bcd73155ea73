/** The kernel: it knows Kubernetes and never Django. */
@NullMarked
package dev.forklift.core;

import org.jspecify.annotations.NullMarked;
