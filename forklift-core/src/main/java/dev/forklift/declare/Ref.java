package dev.forklift.declare;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A reference to one object, by the component that declared it and not by its name: names are resolved when the stack is
 * finished, since some of them are content hashes. The scope mints them; {@link #external} names an object that lies outside.
 *
 * @param <K> the kind it refers to, so that a ConfigMap is not taken where a Secret belongs
 */
public final class Ref<K extends HasMetadata> {

    private final Class<K> kind;
    private final @Nullable Object stack;
    private final ComponentPath path;
    private final String id;

    Ref(Class<K> kind, @Nullable Object stack, ComponentPath path, String id) {
        this.kind = kind;
        this.stack = stack;
        this.path = path;
        this.id = id;
    }

    /**
     * {@return a reference to an object in the stack's namespace that the stack does not declare}
     *
     * @param kind its kind
     * @param name its name
     * @param <K> its kind
     */
    public static <K extends HasMetadata> Ref<K> external(Class<K> kind, String name) {
        return new Ref<>(kind, null, ComponentPath.ROOT, name);
    }

    /** {@return the kind it refers to} */
    public Class<K> kind() {
        return kind;
    }

    /** {@return whether the object lies outside of the stack} */
    public boolean isExternal() {
        return stack == null;
    }

    /** {@return the component that declared the object; the root for an external one} */
    public ComponentPath path() {
        return path;
    }

    /** {@return the object's id within its component, empty for the main one; for an external object its name} */
    public String id() {
        return id;
    }

    boolean belongsTo(Object other) {
        return stack == null || stack == other;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ref<?> that
                && kind == that.kind
                && stack == that.stack
                && path.equals(that.path)
                && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return (kind.hashCode() * 31 + path.hashCode()) * 31 + id.hashCode();
    }

    /** {@return the kind, the path and the id, for messages} */
    @Override
    public String toString() {
        String at = path.isRoot() ? id : id.isEmpty() ? path.value() : path + "/" + id;
        return kind.getSimpleName() + " " + at;
    }
}
