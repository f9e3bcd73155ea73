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
     * {@return whether it was about drafts of this type, and found there what it was to change}
     *
     * @param draft a draft of the component that it was said of, or of one within it
     */
    public boolean applyTo(Draft draft) {
        return type.isInstance(draft) && action.test(type.cast(draft));
    }
}
