/** The system of the talk that Forklift comes from. */
@NullMarked
package summon;

import org.jspecify.annotations.NullMarked;
