package dev.forklift.declare;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.function.UnaryOperator;

/**
 * An override of a built object.
 *
 * @param said where it was said
 * @param kind the objects it applies to
 * @param action the change; may change its argument or answer another object; throws what makes it impossible
 * @param <T> the objects it applies to
 */
public record Patch<T extends HasMetadata>(Said said, Class<T> kind, UnaryOperator<T> action) {

    /**
     * {@return whether it is about this object}
     *
     * @param path the component the object belongs to
     * @param object the object
     */
    public boolean covers(ComponentPath path, HasMetadata object) {
        return path.isWithin(said.target()) && kind.isInstance(object);
    }

    /**
     * {@return the patched object}
     *
     * @param object an object it {@linkplain #covers covers}
     */
    public HasMetadata apply(HasMetadata object) {
        return action.apply(kind.cast(object));
    }
}
