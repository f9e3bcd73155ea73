package dev.forklift.components.ingress;

import dev.forklift.declare.Endpoint;
import java.util.List;

/**
 * A fact: between browsers and an endpoint stand proxies, whose {@code X-Forwarded-…} headers may be believed.
 *
 * @param to the endpoint
 * @param networks the networks that the proxies stand in
 */
public record TrustedProxies(Endpoint to, List<String> networks) {

    /**
     * Creates the fact.
     *
     * @param to the endpoint
     * @param networks the networks that the proxies stand in; copied
     */
    public TrustedProxies {
        networks = List.copyOf(networks);
    }
}
