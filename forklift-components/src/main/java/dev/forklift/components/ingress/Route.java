package dev.forklift.components.ingress;

import dev.forklift.declare.Endpoint;

/**
 * A fact: requests from outside for a host's path are sent to an endpoint.
 *
 * @param host the host, as the browser names it
 * @param path the path and all below it
 * @param to where they are sent
 * @param tls whether browsers reach the host by HTTPS
 */
public record Route(String host, String path, Endpoint to, boolean tls) {}
