package dev.forklift.testkit.arbitraries;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What the lambda of a component's factory says, as a value: {@code o -> o.workers(3).health("/healthz")}.
 *
 * @param <O> the options
 */
public final class Lambda<O> {

    private final List<Setting<O>> settings;

    Lambda(List<Setting<O>> settings) {
        this.settings = List.copyOf(settings);
    }

    /**
     * {@return the lambda that says nothing}
     *
     * @param <O> the options
     */
    public static <O> Lambda<O> empty() {
        return new Lambda<>(List.of());
    }

    /**
     * {@return the lambda itself, with the handles it takes}
     *
     * @param around where the handles are from
     */
    public Consumer<O> in(Surroundings around) {
        List<Consumer<O>> bound = settings.stream().map(s -> s.bind(around)).toList();
        return options -> bound.forEach(b -> b.accept(options));
    }

    /** {@return the options that it sets, nested ones included: {@code Gunicorn.Options.workers}} */
    public List<String> uses() {
        return settings.stream().flatMap(s -> s.uses().stream()).toList();
    }

    /**
     * {@return what this one says and then the other}
     *
     * @param other the other
     */
    public Lambda<O> and(Lambda<O> other) {
        List<Setting<O>> both = new ArrayList<>(settings);
        both.addAll(other.settings);
        return new Lambda<>(both);
    }

    /** {@return whether it says nothing} */
    public boolean isEmpty() {
        return settings.isEmpty();
    }

    /** {@return the lambda as one would write it} */
    @Override
    public String toString() {
        return "o -> " + (isEmpty() ? "{}" : chain("o"));
    }

    private String chain(String options) {
        return settings.stream().map(s -> "." + s).collect(Collectors.joining("", options, ""));
    }
}
