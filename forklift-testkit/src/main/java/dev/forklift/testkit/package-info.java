/**
 * How to test a stack: assertions in AssertJ's style, begun by {@link dev.forklift.testkit.ForkliftAssertions}, and
 * {@linkplain dev.forklift.testkit.GoldenFiles golden files}. The laws for components lie in {@code dev.forklift.testkit.laws}.
 */
@NullMarked
package dev.forklift.testkit;

import org.jspecify.annotations.NullMarked;
