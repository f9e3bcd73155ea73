/** Traefik: its routes, what changes their requests, and its TLS options. */
@NullMarked
package dev.forklift.components.traefik;

import org.jspecify.annotations.NullMarked;
