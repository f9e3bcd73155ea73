package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Component;
import dev.forklift.component.Overrides;
import dev.forklift.component.Scope;
import java.util.function.Consumer;

/**
 * A component of a random stack.
 *
 * @param group the group it stands in; empty where it stands in none
 * @param id its id, of its own in the stack
 * @param blueprint how to make it
 * @param overrides what is changed of it
 */
public record Part(String group, String id, Blueprint<?> blueprint, Lambda<Overrides> overrides) {

    /**
     * Creates a part.
     *
     * @param group the group it stands in; empty where it stands in none
     * @param id its id, of its own in the stack
     * @param blueprint how to make it
     * @param overrides what is changed of it
     */
    public Part {}

    /** {@return its path in the stack} */
    public String path() {
        return group.isEmpty() ? id : group + "." + id;
    }

    Object addTo(Scope stack, Surroundings around) {
        Component<?> component = blueprint.in(around);
        Consumer<Overrides> changes = overrides.in(around);
        Object[] handle = {null};
        if (group.isEmpty()) {
            handle[0] = stack.add(id, component, changes);
        } else {
            stack.group(group, g -> handle[0] = g.add(id, component, changes));
        }
        return handle[0];
    }

    /** {@return the call that adds it, as one would write it} */
    @Override
    public String toString() {
        String add = "add(\"" + id + "\", " + blueprint + (overrides.isEmpty() ? "" : ",\n        " + overrides) + ")";
        return group.isEmpty() ? "s." + add : "s.group(\"" + group + "\", g -> g." + add + ")";
    }
}
