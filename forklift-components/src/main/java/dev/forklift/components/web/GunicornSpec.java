package dev.forklift.components.web;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a gunicorn. */
@Value.Immutable
@SpecStyle
public interface GunicornSpec {

    /** {@return what is said of every web server} */
    WebSpec web();

    /** {@return how many processes serve in a pod} */
    default int workers() {
        return 2;
    }

    /** {@return how many threads each process has} */
    default int threads() {
        return 4;
    }

    /** {@return after how long a silent worker is killed} */
    default Duration timeout() {
        return Duration.ofSeconds(30);
    }

    /** {@return how long requests may go on after the server is asked to stop} */
    default Duration gracefulTimeout() {
        return Duration.ofSeconds(30);
    }

    /** {@return how long an idle connection is kept} */
    default Duration keepAlive() {
        return Duration.ofSeconds(95);
    }

    /** {@return after how many requests a worker is replaced; 0 for never} */
    default int maxRequests() {
        return 1200;
    }

    /** {@return how many requests workers are replaced apart} */
    default int maxRequestsJitter() {
        return 120;
    }

    /** {@return where the control socket lies; none where there is no control socket} */
    Optional<String> controlSocket();

    /** {@return further arguments} */
    List<String> args();
}
