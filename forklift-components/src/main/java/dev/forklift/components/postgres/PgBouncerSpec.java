package dev.forklift.components.postgres;

import dev.forklift.components.SpecStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a PgBouncer. */
@Value.Immutable
@SpecStyle
public interface PgBouncerSpec {

    /** {@return when a connection is given to another client} */
    default PoolMode mode() {
        return PoolMode.TRANSACTION;
    }

    /** {@return how many connections to the database each pod keeps} */
    default int poolSize() {
        return 20;
    }

    /** {@return how many clients each pod takes} */
    default int maxClientConnections() {
        return 1000;
    }

    /** {@return how many pods run} */
    default int replicas() {
        return 2;
    }

    /** {@return its image} */
    default String image() {
        return "edoburu/pgbouncer:v1.24.1-p1";
    }

    /** {@return the numeric user that its image is made for} */
    default long user() {
        return 70;
    }

    /** {@return the numeric group that its image is made for} */
    default long group() {
        return 70;
    }

    /** {@return the CPU that each pod asks for; the profile's where nothing is said} */
    Optional<String> cpu();

    /** {@return the memory that each pod asks for and may not exceed; the profile's where nothing is said} */
    Optional<String> memory();

    /** {@return further lines of its configuration} */
    Map<String, String> settings();
}
