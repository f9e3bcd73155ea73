package dev.forklift.components.web;

import dev.forklift.components.SpecStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of the nginx that stands before a web server in each of its pods. */
@Value.Immutable
@SpecStyle
public interface NginxSpec {

    /** {@return its image} */
    String image();

    /** {@return the port it listens on} */
    default int port() {
        return 8080;
    }

    /** {@return whether its image brings its configuration along} */
    default boolean ownConfiguration() {
        return false;
    }

    /** {@return the path that says whether nginx is alive; none where only the port is asked} */
    Optional<String> liveness();

    /** {@return how large a request may be, in mebibytes} */
    default int bodyMebibytes() {
        return 10;
    }
}
