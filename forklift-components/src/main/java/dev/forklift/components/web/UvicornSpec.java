package dev.forklift.components.web;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;

/** What is said of a uvicorn. */
@Value.Immutable
@SpecStyle
public interface UvicornSpec {

    /** {@return what is said of every web server} */
    WebSpec web();

    /** {@return how many processes serve in a pod} */
    default int workers() {
        return 1;
    }

    /** {@return how long requests may go on after the server is asked to stop} */
    default Duration gracefulTimeout() {
        return Duration.ofSeconds(30);
    }

    /** {@return how long an idle connection is kept} */
    default Duration keepAlive() {
        return Duration.ofSeconds(95);
    }

    /** {@return further arguments} */
    List<String> args();
}
