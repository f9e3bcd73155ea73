/** Buckets for static files, media and backups: outside of the cluster, or in it for development. */
@NullMarked
package dev.forklift.components.objectstorage;

import org.jspecify.annotations.NullMarked;
