/** What a tenant costs: written by Forklift, and by plain fabric8 builders. */
@NullMarked
package tenants;

import org.jspecify.annotations.NullMarked;
