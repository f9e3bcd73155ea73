package dev.forklift.components.traefik;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a Middleware: which one of Traefik's it is, and its settings in Traefik's words. */
@Value.Immutable
@SpecStyle
public interface MiddlewareSpec {

    /**
     * A process that is asked whether a request may pass.
     *
     * @param server the process
     * @param path where it answers
     */
    record AuthServer(HttpPort server, String path) {}

    /** {@return the name of the middleware, such as {@code forwardAuth}} */
    String type();

    /** {@return its settings} */
    Map<String, Object> settings();

    /** {@return the Secret with the users that may come in} */
    Optional<Ref<Secret>> users();

    /** {@return who is asked, where it is a process of the stack} */
    Optional<AuthServer> authServer();
}
