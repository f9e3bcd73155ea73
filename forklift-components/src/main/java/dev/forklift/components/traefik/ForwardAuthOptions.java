package dev.forklift.components.traefik;

import dev.forklift.declare.Notes;
import java.util.List;

/**
 * What can be said of asking somebody else whether a request may pass.
 *
 * <p>Source: <a href="https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/forwardauth/">ForwardAuth</a>.
 */
public final class ForwardAuthOptions extends Settings {

    ForwardAuthOptions(Notes notes) {
        super(notes);
    }

    /**
     * Passes on the {@code X-Forwarded-…} headers that the request came with: where a proxy that is trusted stands before Traefik.
     *
     * @return these options
     */
    public ForwardAuthOptions trustForwardHeader() {
        set("trustForwardHeader", true);
        return this;
    }

    /**
     * Sets which headers of the answer the process gets with the request.
     *
     * @param names such as {@code X-Auth-Request-User}; none by default. Copies that the browser sent are replaced
     * @return these options
     */
    public ForwardAuthOptions authResponseHeaders(String... names) {
        if (areHeaders("authResponseHeaders", List.of(names))) {
            set("authResponseHeaders", List.of(names));
        }
        return this;
    }

    /**
     * Sets which headers of the request the one who is asked gets.
     *
     * @param names such as {@code Cookie}; all by default
     * @return these options
     */
    public ForwardAuthOptions authRequestHeaders(String... names) {
        if (areHeaders("authRequestHeaders", List.of(names))) {
            set("authRequestHeaders", List.of(names));
        }
        return this;
    }
}
