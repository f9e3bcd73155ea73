package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Scope;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What there is in a stack before a component is added: the handles of the components before it. */
public final class Surroundings {

    private final Scope scope;
    private final SortedMap<String, Object> offered = new TreeMap<>();
    private final Map<String, Object> added = new TreeMap<>();

    Surroundings(Scope scope) {
        this.scope = scope;
    }

    /** {@return the scope of the stack itself} */
    public Scope scope() {
        return scope;
    }

    /**
     * {@return a handle that fits}
     *
     * @param need what is needed
     * @param which tells which of those that fit, counted from 0 and round again
     * @param <H> the handle
     */
    public <H> H get(Need<H> need, int which) {
        List<H> fitting = offered.values().stream()
                .filter(need.type()::isInstance)
                .map(need.type()::cast)
                .filter(need.fits())
                .toList();
        return fitting.isEmpty() ? addedFor(need) : fitting.get(Math.floorMod(which, fitting.size()));
    }

    private <H> H addedFor(Need<H> need) {
        if (!added.containsKey(need.id())) {
            added.put(need.id(), scope.add(need.id(), need.otherwise().apply(this)));
        }
        return need.type().cast(added.get(need.id()));
    }

    void offer(Map<String, Object> handles) {
        offered.putAll(handles);
    }
}
