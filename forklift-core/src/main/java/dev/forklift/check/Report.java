package dev.forklift.check;

import dev.forklift.declare.CallSite;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Everything that is wrong with a stack. Findings of one cause are one; they are sorted by component, rule and field. */
public final class Report {

    private final String stack;
    private final List<Finding> findings;

    private Report(String stack, List<Finding> findings) {
        this.stack = stack;
        this.findings = findings;
    }

    /**
     * {@return a report of some findings, merged and sorted}
     *
     * @param stack the stack's name
     * @param found what was found
     */
    public static Report of(String stack, Collection<Finding> found) {
        Map<Object, Finding> byCause = new LinkedHashMap<>();
        found.stream().sorted().forEach(f -> byCause.merge(f.cause(), f, Finding::mergedWith));
        return new Report(stack, byCause.values().stream().sorted().toList());
    }

    /** {@return all findings} */
    public List<Finding> findings() {
        return findings;
    }

    /** {@return what will not work} */
    public List<Finding> errors() {
        return of(Severity.ERROR);
    }

    /** {@return what works badly} */
    public List<Finding> warnings() {
        return of(Severity.WARNING);
    }

    private List<Finding> of(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).toList();
    }

    /** {@return whether nothing was found} */
    public boolean isEmpty() {
        return findings.isEmpty();
    }

    /**
     * {@return the findings that pass}
     *
     * @param keep which
     */
    public Report filter(Predicate<Finding> keep) {
        return new Report(stack, findings.stream().filter(keep).toList());
    }

    /**
     * {@return the report without some findings that are accepted; where there are none, that is a finding itself}
     *
     * @param id the rule, such as {@code forklift.W020}
     * @param object what it is about, as the finding prints it: {@code Deployment shop-web}, or a component's path
     * @param reason why it is accepted
     */
    public Report suppress(String id, String object, String reason) {
        List<Finding> kept = new ArrayList<>(findings.stream()
                .filter(f -> !(f.id().equals(id) && isAbout(f, object)))
                .toList());
        if (reason.isBlank()) {
            kept = new ArrayList<>(findings);
            kept.add(unusable(
                    "forklift.E051",
                    "a suppression without a reason",
                    "whoever reads it later has to know why " + id + " is accepted",
                    "suppress(\"" + id + "\", \"" + object + "\", \"because …\")"));
        } else if (kept.size() == findings.size()) {
            kept.add(unusable(
                    "forklift.W050",
                    "a suppression of " + id + " for " + object + " that suppresses nothing",
                    "what it accepted is gone, or it names another object",
                    "take it away"));
        }
        return of(stack, kept);
    }

    private static boolean isAbout(Finding finding, String object) {
        return finding.object().equals(object) || finding.path().value().equals(object);
    }

    private static Finding unusable(String id, String title, String because, String fix) {
        return Finding.of(id, title, because, fix).at(CallSite.here());
    }

    /**
     * Fails where there are errors.
     *
     * @return this report, which has warnings at the most
     * @throws FindingsException with the whole report as its message
     */
    public Report throwIfErrors() {
        if (!errors().isEmpty()) {
            throw new FindingsException(this);
        }
        return this;
    }

    /** {@return the counts: {@code shop: 2 errors, 1 warning}} */
    public String summary() {
        if (findings.isEmpty()) {
            return stack + ": nothing found";
        }
        int rest = findings.size() - errors().size() - warnings().size();
        List<String> counts = new ArrayList<>();
        count(counts, errors().size(), "error");
        count(counts, warnings().size(), "warning");
        count(counts, rest, "note");
        return stack + ": " + String.join(", ", counts);
    }

    private static void count(List<String> counts, int number, String what) {
        if (number > 0) {
            counts.add(number + " " + what + (number == 1 ? "" : "s"));
        }
    }

    /** {@return the findings as a person reads them, and the counts} */
    @Override
    public String toString() {
        return findings.stream().map(f -> f + "\n\n").collect(Collectors.joining()) + summary();
    }
}
