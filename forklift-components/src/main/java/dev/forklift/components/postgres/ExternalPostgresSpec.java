package dev.forklift.components.postgres;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.data.Credential;
import dev.forklift.declare.ConfigKey;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a Postgres outside of the stack. */
@Value.Immutable
@SpecStyle
public interface ExternalPostgresSpec {

    /** {@return its host} */
    String host();

    /** {@return its port} */
    default int port() {
        return PostgresServer.PORT;
    }

    /** {@return who connects} */
    default String user() {
        return "postgres";
    }

    /** {@return the database; the user's name where none is said, as Postgres itself has it} */
    default String database() {
        return user();
    }

    /** {@return the user's password} */
    default Credential password() {
        return Credential.unset();
    }

    /** {@return how the connection is secured} */
    default TlsMode tls() {
        return TlsMode.REQUIRE;
    }

    /** {@return the certificate of the authority that signed the server's} */
    Optional<ConfigKey> ca();

    /** {@return the host of its replicas} */
    Optional<String> replicas();

    /** {@return how many may be connected at once, where that is known} */
    Optional<Integer> maxConnections();

    /** {@return whether the host is reached by a Service that stands for it} */
    default boolean viaService() {
        return false;
    }
}
