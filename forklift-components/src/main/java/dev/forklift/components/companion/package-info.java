/** Services from images of their own that stand beside a Django project: a JavaScript front end, a collaboration server. */
@NullMarked
package dev.forklift.components.companion;

import org.jspecify.annotations.NullMarked;
