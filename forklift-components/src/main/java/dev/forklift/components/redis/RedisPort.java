package dev.forklift.components.redis;

import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a Redis is reached.
 *
 * @param at where it listens; the first of its Sentinels, where there are any
 * @param database the number of the logical database, from 0
 * @param password its password, where it asks for one
 * @param tls whether the connection is encrypted
 * @param evicts whether it drops keys when its memory is full, which loses tasks where it is a broker
 * @param ca the certificate (PEM) of the authority that signed the server's, where that is none that everybody knows
 * @param sentinels who says which of its servers is the master; nothing where it is one server
 */
public record RedisPort(
        Endpoint at,
        int database,
        Optional<SecretKey> password,
        boolean tls,
        boolean evicts,
        Optional<ConfigKey> ca,
        Optional<RedisSentinels> sentinels) {

    /**
     * Creates the port of a Redis of one server whose certificate, if it has one, is signed by an authority that everybody knows.
     *
     * @param at where it listens
     * @param database the number of the logical database, from 0
     * @param password its password, where it asks for one
     * @param tls whether the connection is encrypted
     * @param evicts whether it drops keys when its memory is full
     */
    public RedisPort(Endpoint at, int database, Optional<SecretKey> password, boolean tls, boolean evicts) {
        this(at, database, password, tls, evicts, Optional.empty(), Optional.empty());
    }

    /** {@return what its clients connect to: itself, or its Sentinels and its servers} */
    public List<Endpoint> endpoints() {
        return sentinels
                .map(s -> Stream.concat(s.at().stream(), s.servers().stream()).toList())
                .orElse(List.of(at));
    }

    /**
     * {@return whether another is the same server, in whichever database}
     *
     * @param other another
     */
    public boolean isSameServer(RedisPort other) {
        return at.equals(other.at)
                && sentinels.map(RedisSentinels::master).equals(other.sentinels.map(RedisSentinels::master));
    }

    /**
     * {@return its address as variables and no password among them: {@code CACHE_TRANSPORT}, which is {@code redis} or {@code rediss},
     * {@code CACHE_DB}, and {@code CACHE_HOST} and {@code CACHE_PORT}, or {@code CACHE_SENTINELS} and {@code CACHE_MASTER_NAME}}
     *
     * @param prefix what the variables begin with: {@code CACHE}
     */
    public Map<String, Text> environment(String prefix) {
        Map<String, Text> environment = new LinkedHashMap<>();
        environment.put(prefix + "_TRANSPORT", Text.of(tls ? "rediss" : "redis"));
        sentinels.ifPresentOrElse(
                s -> {
                    environment.put(prefix + "_SENTINELS", s.addresses());
                    environment.put(prefix + "_MASTER_NAME", Text.of(s.master()));
                },
                () -> {
                    environment.put(prefix + "_HOST", at.host());
                    environment.put(prefix + "_PORT", Text.of(String.valueOf(at.port())));
                });
        environment.put(prefix + "_DB", Text.of(String.valueOf(database)));
        return environment;
    }

    /**
     * {@return the passwords as variables, where there are any: {@code CACHE_PASSWORD}, {@code CACHE_SENTINEL_PASSWORD}}
     *
     * @param prefix what the variables begin with: {@code CACHE}
     */
    public Map<String, SecretKey> secrets(String prefix) {
        Map<String, SecretKey> secrets = new LinkedHashMap<>();
        password.ifPresent(key -> secrets.put(prefix + "_PASSWORD", key));
        sentinels.flatMap(RedisSentinels::password).ifPresent(key -> secrets.put(prefix + "_SENTINEL_PASSWORD", key));
        return secrets;
    }
}
