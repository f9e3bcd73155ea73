/** What Kubernetes would answer, by its documents alone: who may talk to whom, and who may do what. */
@NullMarked
package dev.forklift.testkit.evaluators;

import org.jspecify.annotations.NullMarked;
