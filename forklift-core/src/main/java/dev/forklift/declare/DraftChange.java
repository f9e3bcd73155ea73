package dev.forklift.declare;

import java.util.function.Predicate;

/**
 * An override of what a component declares, applied before its objects are built.
 *
 * @param said where it was said
 * @param type the drafts it applies to
 * @param action the change; answers whether it found what it was to change
 * @param <T> the drafts it applies to
 */
public record DraftChange<T extends Draft>(Said said, Class<T> type, Predicate<? super T> action) {

    /**
     * {@return whether it was about this draft, and found there what it was to change}
     *
     * @param draft a draft of the stack
     */
    public boolean applyTo(Draft draft) {
        return draft.place().path().isWithin(said.target()) && type.isInstance(draft) && action.test(type.cast(draft));
    }
}
