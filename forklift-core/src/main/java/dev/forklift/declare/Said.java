package dev.forklift.declare;

import java.util.Comparator;

/**
 * Where an override was said, and of what.
 *
 * @param target the component whose objects it changes, those of the components within it included
 * @param scope the scope in which it was said; what outer scopes say is applied later, and so wins
 * @param reach whether it was said of one component, of all in the scope, or from outside of the stack
 * @param site the line
 * @param what the override as a person would name it: {@code container("web", …)}
 */
public record Said(ComponentPath target, ComponentPath scope, Reach reach, CallSite site, String what) {

    /** Of how much an override was said; what is said of less goes before what is said of all in the same scope. */
    public enum Reach {
        /** Of everything in the scope. */
        EVERYTHING,
        /** Of one component of the scope. */
        ONE,
        /** Of a path, from outside of the stack: this wins over everything. */
        OUTSIDE
    }

    /** The order in which overrides are applied: innermost first, from outside last. */
    public static final Comparator<Said> ORDER = Comparator.comparing((Said said) -> said.reach == Reach.OUTSIDE)
            .thenComparing(said -> -said.scope.depth())
            .thenComparing(Said::reach)
            .thenComparing(Said::target);
}
