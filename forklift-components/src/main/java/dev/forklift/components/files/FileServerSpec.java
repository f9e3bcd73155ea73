package dev.forklift.components.files;

import dev.forklift.components.SpecStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a server of files. */
@Value.Immutable
@SpecStyle
public interface FileServerSpec {

    /** {@return which server it is} */
    Server server();

    /** {@return where the static files are in the project's image} */
    String root();

    /** {@return the path under which they are asked for} */
    default String url() {
        return "/static/";
    }

    /** {@return the server's image} */
    default String image() {
        return server().image();
    }

    /** {@return media that are served beside them} */
    Optional<MediaPort> media();

    /** {@return the port of the web server that all else is passed on to; none where there is nothing else} */
    Optional<Integer> upstream();

    /** {@return how many pods run; the profile's number for the role {@code web}, two at the most, where nothing is said} */
    Optional<Integer> replicas();
}
