package dev.forklift.components.openshift;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.ingress.RouteSpec;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of routes of OpenShift's. */
@Value.Immutable
@SpecStyle
public interface OpenShiftRouteSpec {

    /** {@return hosts, paths and certificate} */
    RouteSpec routes();

    /** {@return whether TLS ends at the router, with its own certificate where none is said} */
    default boolean edge() {
        return true;
    }

    /** {@return whether the router speaks TLS with the pods, too} */
    default boolean reencrypt() {
        return false;
    }

    /** {@return how long an answer may take} */
    Optional<Duration> timeout();

    /** {@return whether a browser comes to the same pod again, as OpenShift has it} */
    default boolean sticky() {
        return false;
    }
}
