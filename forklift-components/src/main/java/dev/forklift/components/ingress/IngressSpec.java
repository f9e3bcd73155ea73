package dev.forklift.components.ingress;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of an Ingress. */
@Value.Immutable
@SpecStyle
public interface IngressSpec {

    /** {@return hosts, paths and certificate} */
    RouteSpec routes();

    /** {@return the ingress class; the cluster's default class where none is said} */
    Optional<String> className();

    /** {@return which controller's annotations are understood} */
    default Controller controller() {
        return Controller.ANY;
    }

    /** {@return what is said of the Application Load Balancer, where it is one} */
    Optional<AlbSpec> alb();

    /** {@return how large a request may be} */
    Optional<String> bodySize();

    /** {@return how long the process may take between two pieces of an answer} */
    Optional<Duration> timeout();

    /** {@return whether a browser comes to the same pod again} */
    default boolean sticky() {
        return false;
    }

    /** {@return further annotations} */
    Map<String, String> annotations();

    /** {@return how long a connection may be silent: what a proxy waits for an answer is also what it lets a websocket be silent} */
    @Value.Derived
    default Optional<Duration> silence() {
        boolean websockets = routes().paths().stream().anyMatch(PathRoute::websocket);
        return timeout().or(() -> websockets ? Optional.of(Duration.ofHours(1)) : Optional.empty());
    }
}
