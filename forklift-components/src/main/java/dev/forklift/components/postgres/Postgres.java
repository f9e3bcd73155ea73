package dev.forklift.components.postgres;

import java.util.function.Consumer;

/**
 * A Postgres: one that lies outside of the stack, or one that the stack runs.
 *
 * <pre>{@code
 * PostgresPort db = s.add("db", Postgres.external("shop.cluster-abc.eu-west-1.rds.amazonaws.com", pg -> pg
 *         .database("shop").user("shop").password(SecretKey.external("shop-db", "password"))));
 * }</pre>
 *
 * <p>In production a database belongs to a service that keeps backups and fails over: a managed one, or an operator's such as
 * CloudNativePG, which is external as well. The one in the cluster is a single pod, for development, previews and small
 * installations.
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
}
