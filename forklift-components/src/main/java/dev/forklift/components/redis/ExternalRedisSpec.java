package dev.forklift.components.redis;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a Redis outside of the stack. */
@Value.Immutable
@SpecStyle
public interface ExternalRedisSpec {

    /** {@return its host; that of its first Sentinel, where there are any} */
    String host();

    /** {@return its port} */
    default int port() {
        return RedisServer.PORT;
    }

    /** {@return the number of the logical database} */
    default int database() {
        return 0;
    }

    /** {@return its password} */
    Optional<SecretKey> password();

    /** {@return whether the connection is encrypted} */
    default boolean tls() {
        return false;
    }

    /** {@return whether it drops keys when its memory is full} */
    default boolean evicts() {
        return false;
    }

    /** {@return the certificate of the authority that signed the server's} */
    Optional<ConfigKey> ca();

    /**
     * {@return how it is reached}
     *
     * @param at where it listens
     * @param sentinels who says which of its servers is the master
     */
    default RedisPort port(Endpoint at, Optional<RedisSentinels> sentinels) {
        return new RedisPort(at, database(), password(), tls(), evicts(), ca(), sentinels);
    }
}
