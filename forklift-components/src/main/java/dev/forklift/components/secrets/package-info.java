/** Secrets that controllers make in the cluster, so that no value lies in a manifest. */
@NullMarked
package dev.forklift.components.secrets;

import org.jspecify.annotations.NullMarked;
