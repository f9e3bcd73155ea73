package dev.forklift.components.redis;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a Redis that Sentinels watch. */
@Value.Immutable
@SpecStyle
public interface SentinelRedisSpec {

    /** {@return its database, password and encryption} */
    ExternalRedisSpec redis();

    /** {@return the name under which it is watched} */
    String master();

    /** {@return where the Sentinels listen} */
    List<Endpoint> sentinels();

    /** {@return where the servers listen} */
    List<Endpoint> servers();

    /** {@return the Sentinels' own password} */
    Optional<SecretKey> sentinelPassword();
}
