package dev.forklift.components.gateway;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.ingress.RouteSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a route of a Gateway's. */
@Value.Immutable
@SpecStyle
public interface GatewayRouteSpec {

    /** {@return hosts and paths} */
    RouteSpec routes();

    /** {@return headers that the process gets} */
    Map<String, String> requestHeaders();

    /** {@return headers that the browser gets} */
    Map<String, String> responseHeaders();

    /** {@return how long an answer may take} */
    Optional<Duration> timeout();

    /** {@return the listener whose requests are sent to HTTPS} */
    Optional<String> redirectedFrom();
}
