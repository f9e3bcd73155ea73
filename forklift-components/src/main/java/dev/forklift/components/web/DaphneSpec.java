package dev.forklift.components.web;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a daphne. */
@Value.Immutable
@SpecStyle
public interface DaphneSpec {

    /** {@return what is said of every web server} */
    WebSpec web();

    /** {@return after how long an HTTP request is given up} */
    Optional<Duration> httpTimeout();

    /** {@return after how long an open websocket is closed} */
    Optional<Duration> websocketTimeout();

    /** {@return how long a websocket's handshake may take} */
    Optional<Duration> websocketConnectTimeout();

    /** {@return after how long an idle websocket is sent a ping} */
    default Duration pingInterval() {
        return Duration.ofSeconds(20);
    }

    /** {@return how long the answer to a ping may take} */
    default Duration pingTimeout() {
        return Duration.ofSeconds(30);
    }

    /** {@return how long the application may go on after its client has gone} */
    default Duration applicationCloseTimeout() {
        return Duration.ofSeconds(10);
    }

    /** {@return further arguments} */
    List<String> args();
}
