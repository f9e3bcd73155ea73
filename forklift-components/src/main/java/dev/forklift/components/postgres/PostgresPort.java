package dev.forklift.components.postgres;

import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import java.util.Optional;

/**
 * How a Postgres database is reached.
 *
 * @param at where it listens
 * @param database the database's name
 * @param user who connects
 * @param password the user's password
 * @param sslMode how the connection is secured, as libpq calls it: {@code disable}, {@code require}, {@code verify-full} …
 * @param ca the certificate authority's certificate (PEM), for {@code verify-ca} and {@code verify-full}
 * @param replicas where its replicas listen, which answer what only reads
 * @param pool what lies behind it, where this is a pool of connections
 * @param claim the name of the claim that all of its data lies on, where the stack knows it
 */
public record PostgresPort(
        Endpoint at,
        String database,
        String user,
        SecretKey password,
        String sslMode,
        Optional<ConfigKey> ca,
        Optional<Endpoint> replicas,
        Optional<Pool> pool,
        Optional<Text> claim) {

    /**
     * A pool of connections in front of a database.
     *
     * @param behind the database itself
     * @param mode when a connection is given to another client
     */
    public record Pool(PostgresPort behind, PoolMode mode) {}

    /**
     * Creates the port of a database without replicas, pool and a claim of the stack's.
     *
     * @param at where it listens
     * @param database the database's name
     * @param user who connects
     * @param password the user's password
     * @param sslMode how the connection is secured, as libpq calls it
     * @param ca the certificate authority's certificate (PEM)
     */
    public PostgresPort(
            Endpoint at, String database, String user, SecretKey password, String sslMode, Optional<ConfigKey> ca) {
        this(at, database, user, password, sslMode, ca, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * {@return the same database for what only reads: its replicas, or where it has none the database itself, so that one definition
     * does for a cluster with replicas and for one without}
     */
    public PostgresPort readOnly() {
        if (replicas.isEmpty()) {
            return this;
        }
        PostgresPort direct = direct();
        return new PostgresPort(
                replicas.get(),
                database,
                user,
                password,
                direct.sslMode,
                direct.ca,
                Optional.empty(),
                Optional.empty(),
                direct.claim);
    }

    /** {@return the database itself, past a pool: for migrations, {@code LISTEN} and locks of a session} */
    public PostgresPort direct() {
        return pool.map(Pool::behind).orElse(this);
    }

    /** {@return whether each transaction may get another connection, so that nothing of a session outlives one} */
    public boolean isPooledByTransaction() {
        return pool.filter(p -> p.mode() == PoolMode.TRANSACTION).isPresent();
    }

    /**
     * {@return another database of the same server}
     *
     * @param name its name
     */
    public PostgresPort withDatabase(String name) {
        return new PostgresPort(
                at,
                name,
                user,
                password,
                sslMode,
                ca,
                replicas,
                pool.map(p -> new Pool(p.behind().withDatabase(name), p.mode())),
                claim);
    }

    /**
     * {@return the same database for another user, past a pool, which knows one user}
     *
     * @param name who connects
     * @param key where the password is kept
     */
    public PostgresPort withUser(String name, SecretKey key) {
        PostgresPort direct = direct();
        return new PostgresPort(
                direct.at,
                direct.database,
                name,
                key,
                direct.sslMode,
                direct.ca,
                direct.replicas,
                Optional.empty(),
                direct.claim);
    }
}
