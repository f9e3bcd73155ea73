package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How to make a component in a stack that is not there yet: a component may take the handles of others, which exist only while a
 * stack is defined.
 *
 * @param <C> the component
 */
public final class Blueprint<C extends Component<?>> {

    private final String text;
    private final List<String> uses;
    private final Function<Surroundings, C> construction;

    private Blueprint(String text, List<String> uses, Function<Surroundings, C> construction) {
        this.text = text;
        this.uses = List.copyOf(uses);
        this.construction = construction;
    }

    /**
     * {@return the blueprint of a component that needs no other}
     *
     * @param component the component
     * @param <C> the component
     */
    public static <C extends Component<?>> Blueprint<C> of(C component) {
        return new Blueprint<>(component.toString(), List.of(), around -> component);
    }

    /**
     * {@return the blueprint of a component that takes handles of others}
     *
     * @param text the component as one would write it, for reports
     * @param construction makes the component, and asks {@link Surroundings#get} for the handles that it takes
     * @param <C> the component
     */
    public static <C extends Component<?>> Blueprint<C> of(String text, Function<Surroundings, C> construction) {
        return new Blueprint<>(text, List.of(), construction);
    }

    /**
     * {@return the blueprint of a component whose options a random lambda fills}
     *
     * @param text the component's factory and what it is given, without the lambda: {@code Gunicorn.of(django}, or {@code
     *     Redis.inCluster(} where it is given nothing else
     * @param lambda the lambda
     * @param construction makes the component
     * @param <C> the component
     * @param <O> its options
     */
    public static <C extends Component<?>, O> Blueprint<C> of(
            String text, Lambda<O> lambda, Function<Surroundings, C> construction) {
        String gap = text.endsWith("(") ? "" : ", ";
        return new Blueprint<>(text + gap + lambda + ")", lambda.uses(), construction);
    }

    /**
     * {@return the same, which uses something more}
     *
     * @param use what the statistics call it
     */
    public Blueprint<C> using(String use) {
        List<String> more = new ArrayList<>(uses);
        more.add(use);
        return new Blueprint<>(text, more, construction);
    }

    /**
     * {@return the component}
     *
     * @param around what there is in the stack before it
     */
    public C in(Surroundings around) {
        return construction.apply(around);
    }

    /** The same needs, and a component that declares nothing. */
    Blueprint<Component<NoPort>> unbuilt() {
        return new Blueprint<>("nothing", List.of(), around -> {
            C component = construction.apply(around);
            return new Unbuilt(component);
        });
    }

    /** Stands where a component would. */
    private record Unbuilt(Component<?> instead) implements Component<NoPort> {
        @Override
        public NoPort define(Scope scope) {
            return NoPort.INSTANCE;
        }
    }

    /** {@return the options that it sets, for statistics: {@code Gunicorn.Options.workers}} */
    public List<String> uses() {
        return uses;
    }

    /** {@return the component as one would write it} */
    @Override
    public String toString() {
        return text;
    }
}
