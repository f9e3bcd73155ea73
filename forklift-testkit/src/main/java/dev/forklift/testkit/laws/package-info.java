/**
 * The laws that every component keeps, ours and anyone's: {@link dev.forklift.testkit.laws.ComponentContract}, run by jqwik in
 * random stacks.
 */
@NullMarked
package dev.forklift.testkit.laws;

import org.jspecify.annotations.NullMarked;
