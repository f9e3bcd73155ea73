package dev.forklift.components.postgres;

import dev.forklift.components.data.ValueChecks;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be said of a pool of connections, whoever runs it.
 *
 * <p>Source: <a href="https://www.pgbouncer.org/config.html">PgBouncer's configuration</a>.
 *
 * @param <S> the options themselves, so that each line returns them
 */
public abstract class PoolOptions<S extends PoolOptions<S>> {

    /** What has a method here. */
    private static final Set<String> SAID_OTHERWISE =
            Set.of("pool_mode", "default_pool_size", "max_db_connections", "max_client_conn");

    private final ValueChecks checks;
    private final ImmutablePoolSpec.Builder pool = ImmutablePoolSpec.builder();

    PoolOptions(ValueChecks checks) {
        this.checks = checks;
    }

    abstract S self();

    /** {@return whether a setting may be said, besides those that have a method} */
    abstract boolean takes(String setting);

    PoolSpec pool() {
        return pool.build();
    }

    /**
     * Gives a connection to another client when a transaction ends: the default. Django then needs {@code
     * DISABLE_SERVER_SIDE_CURSORS} and {@code CONN_MAX_AGE=0}, which the project sets; {@code LISTEN} and locks of a session need a
     * process that {@code bypassPooler()}.
     *
     * @return these options
     */
    public S transactionMode() {
        pool.mode(PoolMode.TRANSACTION);
        return self();
    }

    /**
     * Gives a connection to another client when the client disconnects.
     *
     * @return these options
     */
    public S sessionMode() {
        pool.mode(PoolMode.SESSION);
        return self();
    }

    /**
     * Sets how many connections to the database each pod keeps. All pods together, in a rollout one more, stay below what the
     * database takes.
     *
     * @param connections at least 1; 20 by default
     * @return these options
     */
    public S poolSize(int connections) {
        if (atLeastOne("poolSize", connections)) {
            pool.poolSize(connections);
        }
        return self();
    }

    /**
     * Sets how many clients each pod takes.
     *
     * @param clients at least 1; 1000 by default
     * @return these options
     */
    public S maxClientConnections(int clients) {
        if (atLeastOne("maxClientConnections", clients)) {
            pool.maxClientConnections(clients);
        }
        return self();
    }

    /**
     * Sets how many pods run.
     *
     * @param count at least 1; 2 by default, so that one is there while a node is drained
     * @return these options
     */
    public S replicas(int count) {
        if (atLeastOne("replicas", count)) {
            pool.replicas(count);
        }
        return self();
    }

    private boolean atLeastOne(String method, int count) {
        return checks.require(count >= 1, method + "(" + count + ")", "nobody is served by none", method + "(20)");
    }

    /**
     * Sets what PgBouncer has further settings for.
     *
     * @param name such as {@code query_wait_timeout}; one that has a method here, or that whoever runs the pool needs, is refused
     * @param value such as {@code 30}
     * @return these options
     */
    public S setting(String name, String value) {
        if (checks.require(
                name.matches("[a-z_]+") && !SAID_OTHERWISE.contains(name) && takes(name) && value.indexOf('\n') < 0,
                "setting(\"" + name + "\", …)",
                "a setting is one line, none that is said otherwise ("
                        + String.join(", ", new TreeSet<>(SAID_OTHERWISE))
                        + "), and none that the pool cannot do without",
                "setting(\"query_wait_timeout\", \"30\")")) {
            pool.settings(name, value);
        }
        return self();
    }
}
