package dev.forklift.testkit.arbitraries;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Says what a lambda of some options may hold, one line an option, and makes random lambdas of it. A lambda holds each option once
 * at the most, in any order; it shrinks by losing options.
 *
 * <pre>{@code
 * Options.<Gunicorn.Options>of("Gunicorn.Options")
 *     .with("workers", Arbitraries.integers().between(1, 9), Gunicorn.Options::workers)
 *     .with("health", Values.paths(), Gunicorn.Options::health)
 *     .lambdas(5);
 * }</pre>
 *
 * @param <O> the options
 */
public final class Options<O> {

    private final String owner;
    private final List<Arbitrary<Setting<O>>> settings;

    private Options(String owner, List<Arbitrary<Setting<O>>> settings) {
        this.owner = owner;
        this.settings = settings;
    }

    /** What a setting of two arguments does. */
    @FunctionalInterface
    public interface TriConsumer<O, A, B> {
        /**
         * Sets an option.
         *
         * @param options the options
         * @param first the first argument
         * @param second the second argument
         */
        void accept(O options, A first, B second);
    }

    /**
     * {@return options of which nothing is said yet}
     *
     * @param owner the name of their class, for the statistics
     * @param <O> the options
     */
    public static <O> Options<O> of(String owner) {
        return new Options<>(owner, List.of());
    }

    private Options<O> and(Arbitrary<Setting<O>> setting) {
        List<Arbitrary<Setting<O>>> more = new ArrayList<>(settings);
        more.add(setting);
        return new Options<>(owner, more);
    }

    private String use(String name) {
        return owner + "." + name;
    }

    /**
     * {@return these options and one without arguments}
     *
     * @param name the method's name
     * @param set calls it
     */
    public Options<O> flag(String name, Consumer<? super O> set) {
        return and(Arbitraries.just(new Setting<>(name, name + "()", List.of(use(name)), around -> set::accept)));
    }

    /**
     * {@return these options and one of one argument}
     *
     * @param name the method's name
     * @param values the arguments
     * @param set calls it
     * @param <A> the argument
     */
    public <A> Options<O> with(String name, Arbitrary<A> values, BiConsumer<? super O, ? super A> set) {
        return with(name, name, values, set);
    }

    /**
     * {@return these options and one of one argument, which excludes others of the same key}
     *
     * @param key what only one setting of a lambda may have
     * @param name the method's name
     * @param values the arguments
     * @param set calls it
     * @param <A> the argument
     */
    public <A> Options<O> with(String key, String name, Arbitrary<A> values, BiConsumer<? super O, ? super A> set) {
        return and(values.map(a -> new Setting<>(
                key,
                name + "(" + Source.of(a) + ")",
                List.of(use(name)),
                around -> options -> set.accept(options, a))));
    }

    /**
     * {@return these options and one of two arguments}
     *
     * @param name the method's name
     * @param firsts the first arguments
     * @param seconds the second arguments
     * @param set calls it
     * @param <A> the first argument
     * @param <B> the second argument
     */
    public <A, B> Options<O> with(
            String name, Arbitrary<A> firsts, Arbitrary<B> seconds, TriConsumer<? super O, ? super A, ? super B> set) {
        return and(Combinators.combine(firsts, seconds)
                .as((a, b) -> new Setting<>(
                        name,
                        name + "(" + Source.of(a) + ", " + Source.of(b) + ")",
                        List.of(use(name)),
                        around -> options -> set.accept(options, a, b))));
    }

    /**
     * {@return these options and one that takes a handle}
     *
     * @param name the method's name
     * @param need the handle
     * @param set calls it
     * @param <H> the handle
     */
    public <H> Options<O> need(String name, Need<H> need, BiConsumer<? super O, ? super H> set) {
        return need(name, name, need, set);
    }

    /**
     * {@return these options and one that takes a handle and excludes others of the same key}
     *
     * @param key what only one setting of a lambda may have
     * @param name the method's name
     * @param need the handle
     * @param set calls it
     * @param <H> the handle
     */
    public <H> Options<O> need(String key, String name, Need<H> need, BiConsumer<? super O, ? super H> set) {
        return and(which().map(which ->
                new Setting<>(key, name + "(" + Source.handle(need, which) + ")", List.of(use(name)), around -> {
                    H handle = around.get(need, which);
                    return options -> set.accept(options, handle);
                })));
    }

    /**
     * {@return these options and one that takes a lambda}
     *
     * @param name the method's name
     * @param lambdas the lambdas
     * @param set calls it
     * @param <N> the nested options
     */
    public <N> Options<O> nested(String name, Arbitrary<Lambda<N>> lambdas, BiConsumer<? super O, Consumer<N>> set) {
        return nested(name, name, lambdas, set);
    }

    /**
     * {@return these options and one that takes a lambda and excludes others of the same key}
     *
     * @param key what only one setting of a lambda may have
     * @param name the method's name
     * @param lambdas the lambdas
     * @param set calls it
     * @param <N> the nested options
     */
    public <N> Options<O> nested(
            String key, String name, Arbitrary<Lambda<N>> lambdas, BiConsumer<? super O, Consumer<N>> set) {
        return and(lambdas.map(lambda -> {
            List<String> uses = new ArrayList<>(lambda.uses());
            uses.add(use(name));
            return new Setting<>(key, name + "(" + lambda + ")", uses, around -> {
                Consumer<N> nested = lambda.in(around);
                return options -> set.accept(options, nested);
            });
        }));
    }

    /**
     * {@return these options and one that takes a handle and a lambda, and excludes others of the same key}
     *
     * @param key what only one setting of a lambda may have
     * @param name the method's name
     * @param need the handle
     * @param lambdas the lambdas
     * @param set calls it
     * @param <H> the handle
     * @param <N> the nested options
     */
    public <H, N> Options<O> nested(
            String key,
            String name,
            Need<H> need,
            Arbitrary<Lambda<N>> lambdas,
            TriConsumer<? super O, ? super H, Consumer<N>> set) {
        return and(Combinators.combine(which(), lambdas).as((which, lambda) -> {
            List<String> uses = new ArrayList<>(lambda.uses());
            uses.add(use(name));
            String text = name + "(" + Source.handle(need, which) + ", " + lambda + ")";
            return new Setting<>(key, text, uses, around -> {
                H handle = around.get(need, which);
                Consumer<N> nested = lambda.in(around);
                return options -> set.accept(options, handle, nested);
            });
        }));
    }

    /**
     * {@return these options and those of a class that they extend}
     *
     * @param inherited what that class has
     * @param as gives that class's options what is said, from this one's
     * @param <P> that class
     */
    public <P> Options<O> including(Options<P> inherited, BiConsumer<O, Consumer<P>> as) {
        Options<O> all = this;
        for (Arbitrary<Setting<P>> setting : inherited.settings) {
            all = all.and(setting.map(s -> new Setting<>(s.key(), s.toString(), s.uses(), around -> {
                Consumer<P> bound = s.bind(around);
                return options -> as.accept(options, bound);
            })));
        }
        return all;
    }

    /**
     * {@return random lambdas}
     *
     * @param most how many options one holds at the most
     */
    public Arbitrary<Lambda<O>> lambdas(int most) {
        return Arbitraries.oneOf(settings)
                .list()
                .ofMaxSize(Math.min(most, settings.size()))
                .uniqueElements(Setting::key)
                .map(Lambda::new)
                .withoutEdgeCases();
    }

    /**
     * {@return random lambdas that hold at least one option}
     *
     * @param most how many options one holds at the most
     */
    public Arbitrary<Lambda<O>> someOf(int most) {
        return Arbitraries.oneOf(settings)
                .list()
                .ofMinSize(1)
                .ofMaxSize(Math.min(most, settings.size()))
                .uniqueElements(Setting::key)
                .map(Lambda::new)
                .withoutEdgeCases();
    }

    static Arbitrary<Integer> which() {
        return Arbitraries.integers().between(0, 4).withoutEdgeCases();
    }
}
