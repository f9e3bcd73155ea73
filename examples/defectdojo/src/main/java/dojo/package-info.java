/** DefectDojo on Kubernetes. */
@NullMarked
package dojo;

import org.jspecify.annotations.NullMarked;
