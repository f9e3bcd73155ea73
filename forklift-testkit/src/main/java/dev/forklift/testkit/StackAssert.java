package dev.forklift.testkit;

import dev.forklift.Stack;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a stack. What they say of findings is said of {@code stack.check()}. */
public final class StackAssert extends AbstractAssert<StackAssert, Stack> {

    StackAssert(Stack actual) {
        super(actual, StackAssert.class);
    }

    /**
     * Verifies that nothing is wrong with the stack, not even a warning.
     *
     * @return this
     */
    public StackAssert hasNoFindings() {
        report().hasNoFindings();
        return this;
    }

    /**
     * Verifies that the stack has warnings at the most.
     *
     * @return this
     */
    public StackAssert hasNoErrors() {
        report().hasNoErrors();
        return this;
    }

    /**
     * Verifies that a rule found something.
     *
     * @param id the rule, such as {@code forklift.E020}
     * @return assertions about what it found
     */
    public FindingAssert hasFinding(String id) {
        return report().hasFinding(id);
    }

    /**
     * Verifies that these rules, and no others, found something, each as often as it is named.
     *
     * @param ids the rules, in any order
     * @return this
     */
    public StackAssert hasOnlyFindings(String... ids) {
        report().hasOnlyFindings(ids);
        return this;
    }

    /** {@return assertions about its report} */
    public ReportAssert report() {
        isNotNull();
        return new ReportAssert(actual.check());
    }

    /** {@return assertions about its objects} */
    public GraphAssert graph() {
        isNotNull();
        return new GraphAssert(actual.graph());
    }

    /**
     * {@return assertions about the workload that a component declares; it fails where there is none}
     *
     * @param path the component's path, such as {@code celery-mail}
     */
    public WorkloadAssert workload(String path) {
        return graph().workload(path);
    }
}
