package dev.forklift.components.traefik;

import dev.forklift.declare.Ref;

/**
 * What changes the requests of routes, or turns some away.
 *
 * @param ref the Middleware
 */
public record MiddlewarePort(Ref<Traefik.Middleware> ref) {

    /**
     * {@return a Middleware in the stack's namespace that the stack does not declare}
     *
     * @param name its name
     */
    public static MiddlewarePort external(String name) {
        return new MiddlewarePort(Ref.external(Traefik.Middleware.class, name));
    }
}
