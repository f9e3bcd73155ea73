package dev.forklift.components.postgres;

import dev.forklift.components.SpecStyle;
import java.util.Map;
import org.immutables.value.Value;

/** What is said of a pool of connections, whoever runs it. */
@Value.Immutable
@SpecStyle
public interface PoolSpec {

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

    /** {@return further settings of PgBouncer} */
    Map<String, String> settings();
}
