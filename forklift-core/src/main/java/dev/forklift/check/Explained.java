package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.declare.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mistake that was reported where it was said leaves a gap in the object, which the checks of the graph would report again:
 * those are left out.
 */
public final class Explained {

    /** What a finding of the graph follows from, where that was found about the same thing. */
    private static final Map<String, Set<String>> CAUSES = Map.of(
            "forklift.E020", Set.of("forklift.E001"),
            "forklift.E021", Set.of("forklift.E018"),
            "forklift.E024", Set.of("forklift.E017", "forklift.E013"),
            "forklift.E025", Set.of("forklift.E011", "forklift.E013"),
            "forklift.E026", Set.of("forklift.E002"),
            "forklift.E027", Set.of("forklift.E003"),
            "forklift.E029", Set.of("forklift.E010"),
            "forklift.W020", Set.of("forklift.E011", "forklift.E013"));

    private Explained() {}

    /**
     * {@return the findings of the graph that nothing said earlier explains}
     *
     * @param ofTheGraph what the checks found
     * @param earlier what was found while the stack was defined
     */
    public static List<Finding> left(List<Finding> ofTheGraph, List<Finding> earlier) {
        return earlier.isEmpty()
                ? ofTheGraph
                : ofTheGraph.stream().filter(f -> !isExplained(f, earlier)).toList();
    }

    private static boolean isExplained(Finding finding, List<Finding> earlier) {
        Set<String> causes = CAUSES.getOrDefault(finding.id(), Set.of());
        return earlier.stream().anyMatch(e -> causes.contains(e.id()) && isAboutTheSame(e, finding));
    }

    /** What a title quotes is what it is about; one that quotes nothing is about its component. */
    private static boolean isAboutTheSame(Finding cause, Finding finding) {
        int quote = cause.title().indexOf('\'');
        if (quote < 0 || finding.severity() == Severity.WARNING) {
            return cause.path().isRoot() || finding.path().isWithin(cause.path());
        }
        String quoted = cause.title().substring(quote, cause.title().indexOf('\'', quote + 1) + 1);
        return finding.title().contains(quoted);
    }
}
