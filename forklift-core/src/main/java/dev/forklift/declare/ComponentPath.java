package dev.forklift.declare;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a component stands in its stack: the ids from the outermost to its own, joined by dots.
 *
 * @param value the joined ids; empty for the stack itself
 */
public record ComponentPath(String value) implements Comparable<ComponentPath> {

    /** The stack itself. */
    public static final ComponentPath ROOT = new ComponentPath("");

    /**
     * {@return the path of a component added within this one}
     *
     * @param id its id there
     */
    public ComponentPath child(String id) {
        return new ComponentPath(isRoot() ? id : value + "." + id);
    }

    /** {@return the ids, from the outermost inwards} */
    public List<String> ids() {
        return isRoot() ? List.of() : List.of(value.split("\\.", -1));
    }

    /** {@return how many components it is deep; 0 for the stack itself} */
    public int depth() {
        return isRoot() ? 0 : 1 + (int) value.chars().filter(c -> c == '.').count();
    }

    /** {@return the id of the component itself} */
    public String id() {
        return value.substring(value.lastIndexOf('.') + 1);
    }

    /** {@return whether this is the stack itself} */
    public boolean isRoot() {
        return value.isEmpty();
    }

    /** {@return this component and those around it, outwards, the stack itself last} */
    public List<ComponentPath> outwards() {
        List<ComponentPath> paths = new ArrayList<>();
        for (int end = value.length(); end > 0; end = value.lastIndexOf('.', end - 1)) {
            paths.add(new ComponentPath(value.substring(0, end)));
        }
        paths.add(ROOT);
        return paths;
    }

    /**
     * {@return whether this is that component or stands within it}
     *
     * @param other the outer path
     */
    public boolean isWithin(ComponentPath other) {
        if (other.isRoot() || value.equals(other.value)) {
            return true;
        }
        return value.startsWith(other.value) && value.charAt(other.value.length()) == '.';
    }

    @Override
    public int compareTo(ComponentPath other) {
        return value.compareTo(other.value);
    }

    /** {@return the joined ids} */
    @Override
    public String toString() {
        return value;
    }
}
