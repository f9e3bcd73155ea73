package dev.forklift.components.rabbitmq;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.data.ServerSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a RabbitMQ that the stack runs. */
@Value.Immutable
@SpecStyle
public interface RabbitMqServerSpec {

    /** {@return its image, password, storage and resources} */
    ServerSpec server();

    /** {@return the virtual host that its first start makes} */
    default String vhost() {
        return "/";
    }

    /** {@return the user that its first start makes} */
    default String user() {
        return "app";
    }

    /** {@return how long a consumer may keep a message before it acknowledges it; RabbitMQ's 30 minutes where none is said} */
    Optional<Duration> consumerTimeout();

    /** {@return further settings of the server} */
    Map<String, String> settings();
}
