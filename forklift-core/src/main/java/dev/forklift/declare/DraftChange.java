package dev.forklift.declare;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An override of what a component declares, applied before its objects are built.
 *
 * @param said where it was said
 * @param type the drafts it applies to
 * @param fits which of them; changes nothing
 * @param parts what in a draft could have been meant, in words; empty where it is about whole drafts
 * @param action the change
 * @param <T> the drafts it applies to
 */
public record DraftChange<T extends Draft>(
        Said said,
        Class<T> type,
        Predicate<? super T> fits,
        Function<? super T, List<String>> parts,
        Consumer<? super T> action) {

    /**
     * {@return whether it is about a draft}
     *
     * @param draft any draft; it is not changed
     */
    public boolean covers(Draft draft) {
        return type.isInstance(draft) && fits.test(type.cast(draft));
    }

    /**
     * Changes a draft.
     *
     * @param draft one that it {@linkplain #covers covers}
     */
    public void applyTo(Draft draft) {
        action.accept(type.cast(draft));
    }

    /**
     * {@return what in a draft could have been meant, in words}
     *
     * @param draft any draft
     */
    public List<String> partsOf(Draft draft) {
        return type.isInstance(draft) ? parts.apply(type.cast(draft)) : List.of();
    }
}
