/** Routes of OpenShift's. */
@NullMarked
package dev.forklift.components.openshift;

import org.jspecify.annotations.NullMarked;
