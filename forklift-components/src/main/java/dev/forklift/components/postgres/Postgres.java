package dev.forklift.components.postgres;

import dev.forklift.component.Scope;
import dev.forklift.declare.Endpoint;
import java.util.function.Consumer;

/**
 * A Postgres: one that lies outside of the stack, or one that the stack runs.
 *
 * <pre>{@code
 * PostgresPort db = s.add("db", Postgres.external("shop.cluster-abc.eu-west-1.rds.amazonaws.com", pg -> pg
 *         .database("shop").user("shop").password(SecretKey.external("shop-db", "password"))));
 * }</pre>
 *
 * <p>In production a database belongs to a service that keeps backups and fails over: a managed one outside, or CloudNativePG's in
 * the cluster. The one of {@link #inCluster} is a single pod, for development, previews and small installations.
 */
public final class Postgres {

    private Postgres() {}

    /**
     * {@return a Postgres outside of the stack; no object is made for it}
     *
     * @param host a DNS name or an IPv4 address
     * @param options its port, database, user, password and TLS
     */
    public static ExternalPostgres external(String host, Consumer<ExternalPostgres.Options> options) {
        return ExternalPostgres.of(host, options);
    }

    /**
     * {@return a Postgres that the stack runs: a StatefulSet with one pod, its Service and its claim}
     *
     * @param options its user and password, storage and memory
     */
    public static PostgresServer inCluster(Consumer<PostgresServer.Options> options) {
        return PostgresServer.of(options);
    }

    /**
     * {@return a Postgres that CloudNativePG runs, with replicas that take over and maybe backups; its operator has to be there}
     *
     * @param options instances, storage, database, users, backups
     */
    public static PostgresCluster cloudNativePg(Consumer<PostgresCluster.Options> options) {
        return PostgresCluster.of(options);
    }

    /** Says how many connections a server takes, and has the stack held to it. */
    static void limit(Scope scope, Endpoint at, int maxConnections) {
        limit(scope, at, "", 1, maxConnections);
    }

    /** Says how many connections some replicas take, among which a Service divides them. */
    static void limitOfReplicas(Scope scope, Endpoint at, int replicas, int maxConnections) {
        limit(scope, at, "the replicas of ", replicas, maxConnections);
    }

    private static void limit(Scope scope, Endpoint at, String what, int servers, int maxConnections) {
        limit(
                scope,
                new ConnectionLimit(
                        at,
                        what,
                        servers * maxConnections,
                        servers * ConnectionLimit.RESERVED,
                        "fewer pods, processes or threads; PgBouncer.of(db, p -> p.transactionMode()) before it; or a larger "
                                + "maxConnections(…), as far as its memory allows"));
    }

    /** Says how many clients a pool takes. */
    static void limitOfPool(Scope scope, Endpoint at, PoolSpec pool) {
        limit(
                scope,
                new ConnectionLimit(
                        at,
                        "",
                        pool.replicas() * pool.maxClientConnections(),
                        0,
                        "a larger maxClientConnections(…), or more replicas(…) of the pool"));
    }

    static void limit(Scope scope, ConnectionLimit limit) {
        scope.declare(limit);
        scope.check(new ConnectionBudget());
    }
}
