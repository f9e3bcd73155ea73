package dev.forklift.components.postgres;

import dev.forklift.declare.Endpoint;

/**
 * A fact: how many connections something takes.
 *
 * @param at where it listens, as in its port
 * @param what what it is to the component that says it, such as {@code the replicas of}; empty for the component itself
 * @param most how many it takes at the most
 * @param reserved how many of these are kept for superusers and the like
 * @param fix how the user raises it
 */
public record ConnectionLimit(Endpoint at, String what, int most, int reserved, String fix) {

    /** What Postgres keeps by default: {@code superuser_reserved_connections}. */
    public static final int RESERVED = 3;

    /** {@return how many are left for the project's processes} */
    public int usable() {
        return Math.max(0, most - reserved);
    }
}
