package dev.forklift.components.postgres;

import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
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
 */
public record PostgresPort(
        Endpoint at, String database, String user, SecretKey password, String sslMode, Optional<ConfigKey> ca) {}
