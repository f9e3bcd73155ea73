package dev.forklift.declare;

/** Knows what the stack's objects are called, once names are given. */
public interface Naming {

    /**
     * {@return the identity of an object of the stack}
     *
     * @param ref the object, which is one of this stack's
     */
    Identity identityOf(Ref<?> ref);

    /**
     * {@return the name of an object, of this stack or outside}
     *
     * @param ref the object
     */
    default String nameOf(Ref<?> ref) {
        return ref.isExternal() ? ref.id() : identityOf(ref).name();
    }
}
