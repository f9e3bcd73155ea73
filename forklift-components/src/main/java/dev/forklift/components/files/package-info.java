/** Static files and media: served from the image, by a server of their own, from a bucket, or from a claim. */
@NullMarked
package dev.forklift.components.files;

import org.jspecify.annotations.NullMarked;
