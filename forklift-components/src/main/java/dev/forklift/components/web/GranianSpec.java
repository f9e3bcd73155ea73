package dev.forklift.components.web;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a Granian. */
@Value.Immutable
@SpecStyle
public interface GranianSpec {

    /** How Granian and the application speak to each other. */
    enum Interface {
        /** WSGI. */
        WSGI("wsgi"),
        /** ASGI. */
        ASGI("asgi"),
        /** ASGI without its lifespan protocol, which Django does not speak. */
        ASGI_WITHOUT_LIFESPAN("asginl");

        private final String word;

        Interface(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** {@return what is said of every web server} */
    WebSpec web();

    /** {@return how it and the application speak to each other} */
    Interface speaks();

    /** {@return how many processes serve in a pod} */
    default int workers() {
        return 1;
    }

    /** {@return how many threads run the application in each process, under WSGI} */
    default int blockingThreads() {
        return 4;
    }

    /** {@return how many requests each process takes at a time; Granian's own number where nothing is said} */
    Optional<Integer> backpressure();

    /** {@return how long requests may go on after the server is asked to stop} */
    default Duration gracefulTimeout() {
        return Duration.ofSeconds(30);
    }

    /** {@return from which size on a process is replaced, in mebibytes} */
    Optional<Integer> workersMaxRss();

    /** {@return further arguments} */
    List<String> args();
}
