package dev.forklift.components.rabbitmq;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.data.Credential;
import dev.forklift.declare.Endpoint;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a RabbitMQ outside of the stack. */
@Value.Immutable
@SpecStyle
public interface ExternalRabbitMqSpec {

    /** {@return its host} */
    String host();

    /** {@return its port; AMQP's own where none is said, which differs with TLS} */
    default int port() {
        return tls() ? 5671 : RabbitMqServer.AMQP_PORT;
    }

    /** {@return where its management plugin answers} */
    Optional<Endpoint> management();

    /** {@return the virtual host} */
    default String vhost() {
        return "/";
    }

    /** {@return who connects} */
    default String user() {
        return "guest";
    }

    /** {@return the user's password} */
    default Credential password() {
        return Credential.unset();
    }

    /** {@return whether the connection is encrypted} */
    default boolean tls() {
        return false;
    }
}
