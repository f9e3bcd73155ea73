package dev.forklift.testkit;

import dev.forklift.check.Report;
import dev.forklift.declare.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what was found wrong with a stack. */
public final class ReportAssert extends AbstractAssert<ReportAssert, Report> {

    ReportAssert(Report actual) {
        super(actual, ReportAssert.class);
    }

    /**
     * Verifies that nothing was found, not even a warning.
     *
     * @return this
     */
    public ReportAssert hasNoFindings() {
        isNotNull();
        if (!actual.isEmpty()) {
            failWithMessage("Expected no findings, but there are:%n%n%s", actual);
        }
        return this;
    }

    /**
     * Verifies that there are warnings at the most.
     *
     * @return this
     */
    public ReportAssert hasNoErrors() {
        isNotNull();
        if (!actual.errors().isEmpty()) {
            failWithMessage("Expected no errors, but there are:%n%n%s", actual);
        }
        return this;
    }

    /**
     * Verifies that a rule found something.
     *
     * @param id the rule, such as {@code forklift.E020}
     * @return assertions about what it found
     */
    public FindingAssert hasFinding(String id) {
        isNotNull();
        List<Finding> found =
                actual.findings().stream().filter(f -> f.id().equals(id)).toList();
        if (found.isEmpty()) {
            failWithMessage("Expected a finding %s, but there are:%n%n%s", id, actual);
        }
        return new FindingAssert(found);
    }

    /**
     * Verifies that these rules, and no others, found something, each as often as it is named.
     *
     * @param ids the rules, in any order
     * @return this
     */
    public ReportAssert hasOnlyFindings(String... ids) {
        isNotNull();
        List<String> expected = Stream.of(ids).sorted().toList();
        List<String> found =
                actual.findings().stream().map(Finding::id).sorted().toList();
        if (!found.equals(expected)) {
            failWithMessage("Expected the findings %s, but there are %s:%n%n%s", expected, found, actual);
        }
        return this;
    }
}
