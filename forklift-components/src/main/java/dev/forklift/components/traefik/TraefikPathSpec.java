package dev.forklift.components.traefik;

import dev.forklift.components.SpecStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of one path of a route. */
@Value.Immutable
@SpecStyle
public interface TraefikPathSpec {

    /** {@return what its requests go through, behind what all requests of the route go through} */
    List<MiddlewarePort> middlewares();

    /** {@return what decides between routes that fit; by the length of the path where nothing is said} */
    Optional<Integer> priority();

    /** {@return whether a browser comes to the same pod again} */
    default boolean sticky() {
        return false;
    }
}
