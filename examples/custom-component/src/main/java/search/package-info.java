/** A search engine beside a Django project. */
@NullMarked
package search;

import org.jspecify.annotations.NullMarked;
