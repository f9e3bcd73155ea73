package dev.forklift.component;

import dev.forklift.declare.Notes;

/**
 * A part of a deployment: declares its objects in a scope, and hands out a typed handle (a port) by which others use it. To
 * implement:
 *
 * <pre>{@code
 * record Memcached(int megabytes) implements Component<MemcachedPort> {
 *     public MemcachedPort define(Scope s) {
 *         Workload server = s.deployment(w -> w.image("memcached:1.6.38").args("-m", "" + megabytes).port("memcache", 11211));
 *         return new MemcachedPort(server.service().endpoint("memcache"));
 *     }
 * }
 * }</pre>
 *
 * <p>Its objects get names, labels, selectors, hardening and findings like Forklift's own.
 *
 * @param <H> the handle; {@link NoPort} where it hands nothing out
 */
@FunctionalInterface
public interface Component<H> {

    /**
     * Declares the component's objects. It is called once for each definition of the stack, has no effect but through the
     * scope, and reads no clock, environment or randomness: the same component gives the same objects.
     *
     * @param scope declares objects in the component's name
     * @return the handle
     */
    H define(Scope scope);

    /** {@return what its factory noted before there was a scope; nothing by default} */
    default Notes notes() {
        return Notes.none();
    }
}
