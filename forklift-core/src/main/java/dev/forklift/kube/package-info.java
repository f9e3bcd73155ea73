/** What Kubernetes fixes: the grammar of its names, its quantities, and how its objects become JSON. */
@NullMarked
package dev.forklift.kube;

import org.jspecify.annotations.NullMarked;
