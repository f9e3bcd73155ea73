package dev.forklift.components.postgres;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.data.ServerSpec;
import java.util.Map;
import org.immutables.value.Value;

/** What is said of a Postgres that the stack runs. */
@Value.Immutable
@SpecStyle
public interface PostgresServerSpec {

    /** {@return its image, password, storage and resources} */
    ServerSpec server();

    /** {@return the user that its first start makes} */
    default String user() {
        return "app";
    }

    /** {@return the database that its first start makes; the user's name where none is said} */
    default String database() {
        return user();
    }

    /** {@return how many may be connected at once} */
    default int maxConnections() {
        return 100;
    }

    /** {@return further settings of the server} */
    Map<String, String> settings();
}
