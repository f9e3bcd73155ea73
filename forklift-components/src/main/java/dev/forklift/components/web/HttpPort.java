package dev.forklift.components.web;

import dev.forklift.declare.Endpoint;

/**
 * Where a web process answers HTTP.
 *
 * @param at its Service's port
 */
public record HttpPort(Endpoint at) {}
