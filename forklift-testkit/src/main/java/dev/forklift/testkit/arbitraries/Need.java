package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Component;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A handle that a component takes: one that an earlier component of the stack gave, or that of a component added for the purpose.
 *
 * @param type the handle's class
 * @param id the id of the component that is added where the stack has none; the same id always stands for the same component
 * @param fits which handles of the class will do
 * @param otherwise the component to add
 * @param <H> the handle
 */
public record Need<H>(
        Class<H> type, String id, Predicate<H> fits, Function<Surroundings, ? extends Component<H>> otherwise) {

    /**
     * Creates a need; {@link #of} says the same in fewer words.
     *
     * @param type the handle's class
     * @param id the id of the component that is added
     * @param fits which handles of the class will do
     * @param otherwise the component to add
     */
    public Need {}

    /**
     * {@return a need of any handle of a class}
     *
     * @param type the handle's class
     * @param id the id of the component that is added where the stack has none; the same id always stands for the same component
     * @param otherwise the component to add
     * @param <H> the handle
     */
    public static <H> Need<H> of(Class<H> type, String id, Function<Surroundings, ? extends Component<H>> otherwise) {
        return new Need<>(type, id, any -> true, otherwise);
    }

    /**
     * {@return the same need, of fewer handles}
     *
     * @param which those that will do
     */
    public Need<H> where(Predicate<H> which) {
        return new Need<>(type, id, which, otherwise);
    }
}
