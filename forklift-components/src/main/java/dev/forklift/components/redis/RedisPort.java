package dev.forklift.components.redis;

import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import java.util.Optional;

/**
 * How a Redis is reached.
 *
 * @param at where it listens
 * @param database the number of the logical database, from 0
 * @param password its password, where it asks for one
 * @param tls whether the connection is encrypted
 * @param evicts whether it drops keys when its memory is full, which loses tasks where it is a broker
 * @param ca the certificate (PEM) of the authority that signed the server's, where that is none that everybody knows
 */
public record RedisPort(
        Endpoint at, int database, Optional<SecretKey> password, boolean tls, boolean evicts, Optional<ConfigKey> ca) {

    /**
     * Creates the port of a Redis whose certificate, if it has one, is signed by an authority that everybody knows.
     *
     * @param at where it listens
     * @param database the number of the logical database, from 0
     * @param password its password, where it asks for one
     * @param tls whether the connection is encrypted
     * @param evicts whether it drops keys when its memory is full
     */
    public RedisPort(Endpoint at, int database, Optional<SecretKey> password, boolean tls, boolean evicts) {
        this(at, database, password, tls, evicts, Optional.empty());
    }
}
