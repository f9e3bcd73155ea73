package dev.forklift.testkit.arbitraries;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One call on a component's options, as a value: {@code workers(3)}.
 *
 * @param <O> the options
 */
final class Setting<O> {

    private final String key;
    private final String text;
    private final List<String> uses;
    private final Function<Surroundings, Consumer<O>> binding;

    Setting(String key, String text, List<String> uses, Function<Surroundings, Consumer<O>> binding) {
        this.key = key;
        this.text = text;
        this.uses = List.copyOf(uses);
        this.binding = binding;
    }

    /** {@return what only one setting of a lambda may have} */
    String key() {
        return key;
    }

    /** {@return the options that it sets, nested ones included: {@code Gunicorn.Options.workers}} */
    List<String> uses() {
        return uses;
    }

    Consumer<O> bind(Surroundings around) {
        return binding.apply(around);
    }

    /** {@return the call as one would write it} */
    @Override
    public String toString() {
        return text;
    }
}
