package dev.forklift.check;

import dev.forklift.declare.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * A mistake that was reported where it was said leaves a gap in the object, which the checks of the graph would report again:
 * those are left out.
 */
public final class Explained {

    /** What leaves such a gap, and where the gap shows. */
    private record Cause(Set<String> ids, BiPredicate<Finding, Finding> shows) {
        boolean explains(Finding earlier, Finding finding) {
            return ids.contains(earlier.id()) && shows.test(earlier, finding);
        }
    }

    /** Of a custom resource, a controller would refuse the gap. */
    private static final Cause OF_AN_EDGE = new Cause(
            Set.of("forklift.E160", "forklift.E161", "forklift.E164", "forklift.E240", "forklift.E242"),
            Explained::inTheSameComponent);

    private static final Map<String, Cause> CAUSES = Map.ofEntries(
            Map.entry("forklift.E020", new Cause(Set.of("forklift.E001"), Explained::inTheSameComponent)),
            Map.entry("forklift.E021", new Cause(Set.of("forklift.E018"), Explained::aboutTheSameWord)),
            Map.entry("forklift.E024", new Cause(Set.of("forklift.E017"), Explained::aboutTheSameWord)),
            Map.entry("forklift.E026", new Cause(Set.of("forklift.E002"), Explained::inTheSameComponent)),
            Map.entry("forklift.E029", new Cause(Set.of("forklift.E010"), Explained::inTheSameComponent)),
            Map.entry("forklift.E035", new Cause(Set.of("forklift.E014"), Explained::inTheSameComponent)),
            Map.entry(
                    "forklift.W020",
                    new Cause(Set.of("forklift.E011", "forklift.E013"), Explained::inTheSameComponent)),
            Map.entry("forklift.E251", OF_AN_EDGE),
            Map.entry("forklift.E252", OF_AN_EDGE),
            Map.entry("forklift.E253", OF_AN_EDGE),
            Map.entry("forklift.E254", OF_AN_EDGE),
            Map.entry("forklift.E255", OF_AN_EDGE),
            Map.entry("forklift.E256", OF_AN_EDGE),
            Map.entry(
                    "forklift.E258",
                    new Cause(
                            Set.of("forklift.E004", "forklift.E011", "forklift.E013"), Explained::inTheSameComponent)));

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
        Cause cause = CAUSES.get(finding.id());
        return cause != null && earlier.stream().anyMatch(e -> cause.explains(e, finding));
    }

    private static boolean inTheSameComponent(Finding earlier, Finding finding) {
        return finding.path().isWithin(earlier.path());
    }

    /** Both titles quote the same key or port: who asks for it may be another component than who lacks it. */
    private static boolean aboutTheSameWord(Finding earlier, Finding finding) {
        int quote = earlier.title().indexOf('\'');
        int end = earlier.title().indexOf('\'', quote + 1);
        return quote >= 0 && finding.title().contains(earlier.title().substring(quote, end + 1));
    }
}
