package dev.forklift.testkit.laws;

import dev.forklift.component.Component;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.StackPlan;
import dev.forklift.testkit.arbitraries.Stacks;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The laws of a component. To implement in a test class, which says how random components are made; each law is a property that
 * jqwik runs in random stacks, beside random neighbours and a second component of the same class.
 *
 * <pre>{@code
 * class MemcachedContractTest implements ComponentContract<Memcached> {
 *     @Override
 *     public Arbitrary<Blueprint<Memcached>> components() {
 *         return Arbitraries.integers().between(1, 4096).map(mb -> Blueprint.of(new Memcached(mb)));
 *     }
 * }
 * }</pre>
 *
 * @param <C> the component
 */
public interface ComponentContract<C extends Component<?>> {

    /** How many random stacks each law is held to. */
    int TRIES = 20;

    /** {@return random components, of valid input in all its variety; a component may ask for the handles that it takes} */
    Arbitrary<Blueprint<C>> components();

    /** {@return random components of invalid input, where there is such a thing} */
    default Optional<Arbitrary<Blueprint<C>>> invalid() {
        return Optional.empty();
    }

    /**
     * {@return whether adding the component may change an object of another: the other reads its facts, as an allowed host is
     * read from a route; none by default}
     *
     * @param other an object of another component
     */
    default boolean mayChange(Node other) {
        return false;
    }

    /** {@return stacks with such a component, which is the last of the last layer. For jqwik} */
    @Provide
    default Arbitrary<StackPlan> stacks() {
        return Stacks.around(components(), 3);
    }

    /** {@return stacks with two such components. For jqwik} */
    @Provide
    default Arbitrary<StackPlan> twins() {
        return Stacks.withTwins(components(), 2);
    }

    /** {@return stacks with a component of invalid input, where there is such a thing. For jqwik} */
    @Provide
    default Arbitrary<Optional<StackPlan>> mistakes() {
        Optional<Arbitrary<Blueprint<C>>> invalid = invalid();
        return invalid.isEmpty()
                ? Arbitraries.just(Optional.empty())
                : Stacks.around(invalid.get(), 1).map(Optional::of);
    }

    /**
     * The same component gives the same bytes: again, in another thread, and where the default locale and time zone are others.
     *
     * @param plan a stack with the component
     */
    @Property(tries = TRIES)
    default void is_deterministic(@ForAll("stacks") StackPlan plan) {
        Laws.deterministic(plan);
    }

    /**
     * Neither the objects nor the findings depend on the order in which siblings are added.
     *
     * @param plan a stack with two such components
     * @param seed another order
     */
    @Property(tries = TRIES)
    default void does_not_depend_on_the_order_of_siblings(@ForAll("twins") StackPlan plan, @ForAll long seed) {
        Laws.independentOfOrder(plan, seed);
    }

    /**
     * The component leaves the objects of others as they are, but for those that {@link #mayChange} names.
     *
     * @param plan a stack with two such components
     */
    @Property(tries = TRIES)
    default void leaves_the_objects_of_others_as_they_are(@ForAll("twins") StackPlan plan) {
        Laws.frame(plan, this::mayChange);
    }

    /**
     * Names and labels keep Kubernetes' grammar and limits, however long the user's ids are.
     *
     * @param plan a stack with the component
     */
    @Property(tries = TRIES)
    default void names_and_labels_are_within_limits(@ForAll("stacks") StackPlan plan) {
        Laws.namesFit(plan);
    }

    /**
     * No controller selects the pods of another, and each selects its own.
     *
     * @param plan a stack with two such components
     */
    @Property(tries = TRIES)
    default void selectors_are_disjoint(@ForAll("twins") StackPlan plan) {
        Laws.selectorsDisjoint(plan);
    }

    /**
     * Whatever is referred to is there, or is said to lie outside.
     *
     * @param plan a stack with the component
     */
    @Property(tries = TRIES)
    default void every_reference_resolves(@ForAll("stacks") StackPlan plan) {
        Laws.referencesResolve(plan);
    }

    /**
     * What is written reads back equal.
     *
     * @param plan a stack with the component
     */
    @Property(tries = TRIES)
    default void what_is_written_reads_back_equal(@ForAll("stacks") StackPlan plan) {
        Laws.readsBack(plan);
    }

    /**
     * Valid input gives no error.
     *
     * @param plan a stack with two such components
     */
    @Property(tries = TRIES)
    default void valid_input_gives_no_error(@ForAll("twins") StackPlan plan) {
        Laws.noErrors(plan);
    }

    /**
     * Invalid input gives a finding, and no exception: neither from the factory nor from what defines, checks and renders.
     *
     * @param plan a stack with a component of invalid input
     */
    @Property(tries = TRIES)
    default void invalid_input_gives_a_finding_and_no_exception(@ForAll("mistakes") Optional<StackPlan> plan) {
        plan.ifPresent(Laws::reportsMistakes);
    }
}
