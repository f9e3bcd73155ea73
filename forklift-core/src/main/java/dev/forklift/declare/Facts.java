package dev.forklift.declare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the components of a stack have told each other: plain values, each with who said it, sorted by path. They are complete
 * when the first workload is finished, and never hold what was derived from them.
 */
public final class Facts {

    private final List<Fact<?>> all;
    /** What was asked for so far, by type: each process of a stack asks for the same few. */
    private final Map<Class<?>, Asked<?>> byType = new ConcurrentHashMap<>();

    private record Asked<T>(List<Fact<T>> said, List<T> values) {}

    Facts(List<Fact<?>> all) {
        this.all = new ArrayList<>(all);
        this.all.sort(Comparator.comparing(Fact::path));
    }

    /** {@return no facts} */
    public static Facts none() {
        return new Facts(List.of());
    }

    /**
     * {@return the facts of a type, sorted by the path of who declared them}
     *
     * @param type the type, a record of the declaring component's package
     * @param <T> the type
     */
    public <T> List<T> of(Class<T> type) {
        return asked(type).values;
    }

    /**
     * {@return the facts of a type with who declared them, sorted by path}
     *
     * @param type the type, a record of the declaring component's package
     * @param <T> the type
     */
    public <T> List<Fact<T>> said(Class<T> type) {
        return asked(type).said;
    }

    @SuppressWarnings("unchecked") // what is kept under a type was selected for it
    private <T> Asked<T> asked(Class<T> type) {
        return (Asked<T>) byType.computeIfAbsent(type, this::select);
    }

    private <T> Asked<T> select(Class<T> type) {
        List<Fact<T>> said = new ArrayList<>();
        List<T> values = new ArrayList<>();
        for (Fact<?> fact : all) {
            if (type.isInstance(fact.value())) {
                T value = type.cast(fact.value());
                said.add(new Fact<>(fact.path(), fact.site(), value));
                values.add(value);
            }
        }
        return new Asked<>(List.copyOf(said), List.copyOf(values));
    }

    /**
     * A fact and who declared it.
     *
     * @param path the component that declared it
     * @param site the line that did
     * @param value the fact
     * @param <T> its type
     */
    public record Fact<T>(ComponentPath path, CallSite site, T value) {}
}
