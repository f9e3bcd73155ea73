/** Plane, a project tracker, on Kubernetes. */
@NullMarked
package plane;

import org.jspecify.annotations.NullMarked;
