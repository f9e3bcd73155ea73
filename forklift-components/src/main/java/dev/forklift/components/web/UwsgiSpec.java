package dev.forklift.components.web;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a uWSGI. */
@Value.Immutable
@SpecStyle
public interface UwsgiSpec {

    /** {@return what is said of every web server} */
    WebSpec web();

    /** {@return how many processes serve in a pod} */
    default int processes() {
        return 2;
    }

    /** {@return how many threads each process has} */
    default int threads() {
        return 4;
    }

    /** {@return after how long a request is given up, and the process that serves it killed} */
    default Duration harakiri() {
        return Duration.ofSeconds(60);
    }

    /** {@return how long requests may go on after the server is asked to stop; as long as a request may take where nothing is said} */
    Optional<Duration> gracefulTimeout();

    /** {@return after how many requests a process is replaced; 0 for never} */
    default int maxRequests() {
        return 1200;
    }

    /** {@return how large a request's line and headers may be together, in bytes} */
    default int bufferSize() {
        return 8192;
    }

    /** {@return the port of the pod itself on which it counts what it does} */
    Optional<Integer> stats();

    /** {@return the nginx that stands before it in each pod} */
    Optional<NginxSpec> nginx();

    /** {@return further arguments} */
    List<String> args();
}
