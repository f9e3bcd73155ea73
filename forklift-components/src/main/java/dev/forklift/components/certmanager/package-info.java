/** Certificates that cert-manager issues, and who issues them. */
@NullMarked
package dev.forklift.components.certmanager;

import org.jspecify.annotations.NullMarked;
