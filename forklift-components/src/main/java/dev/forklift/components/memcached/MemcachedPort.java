package dev.forklift.components.memcached;

import dev.forklift.declare.Endpoint;

/**
 * How a Memcached is reached.
 *
 * @param at where it listens
 */
public record MemcachedPort(Endpoint at) {}
