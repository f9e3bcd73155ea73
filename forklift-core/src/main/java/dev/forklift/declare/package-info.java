/** What every stage speaks of: findings, call sites, component paths, handles, facts, and the drafts of objects. */
@NullMarked
package dev.forklift.declare;

import org.jspecify.annotations.NullMarked;
