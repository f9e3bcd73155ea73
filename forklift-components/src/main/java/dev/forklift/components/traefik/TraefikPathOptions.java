package dev.forklift.components.traefik;

import dev.forklift.components.ingress.EdgeChecks;
import dev.forklift.declare.Notes;

/** What can be said of one path of a {@link TraefikRoute}. */
public final class TraefikPathOptions {

    private final Notes notes;
    private final ImmutableTraefikPathSpec.Builder spec = ImmutableTraefikPathSpec.builder();

    TraefikPathOptions(Notes notes) {
        this.notes = notes;
    }

    TraefikPathSpec build() {
        return spec.build();
    }

    /**
     * Sends the path's requests through middlewares, after those of the whole route.
     *
     * @param middlewares in the order in which a request goes through them
     * @return these options
     */
    public TraefikPathOptions middlewares(MiddlewarePort... middlewares) {
        for (MiddlewarePort middleware : middlewares) {
            if (notes.given("a middleware", middleware)) {
                spec.middlewares(middleware);
            }
        }
        return this;
    }

    /**
     * Sets what decides between routes that fit a request, of this route and of others.
     *
     * @param priority at least 1; the highest wins. By default the longest path does, an exact one before others
     * @return these options
     */
    public TraefikPathOptions priority(int priority) {
        if (new EdgeChecks(notes)
                .atLeast("priority", priority, 1, "0 means the length of the rule, as Traefik counts it")) {
            spec.priority(priority);
        }
        return this;
    }

    /**
     * Sends a browser to the same pod again, by a cookie.
     *
     * @return these options
     */
    public TraefikPathOptions sticky() {
        spec.sticky(true);
        return this;
    }
}
