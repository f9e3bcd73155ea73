package dev.forklift.components.ingress;

import dev.forklift.declare.Endpoint;

/**
 * One path of every host of a route.
 *
 * @param path the path
 * @param exact whether only this path is routed, and not what is below it
 * @param websocket whether websockets are served there
 * @param to where it is routed
 */
public record PathRoute(String path, boolean exact, boolean websocket, Endpoint to) {}
