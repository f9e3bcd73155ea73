package dev.forklift.components.traefik;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.ingress.PathRoute;
import dev.forklift.components.ingress.RouteSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a route of Traefik's. */
@Value.Immutable
@SpecStyle
public interface TraefikRouteSpec {

    /** {@return hosts, paths and certificate} */
    RouteSpec routes();

    /** {@return what is said of single paths} */
    Map<PathRoute, TraefikPathSpec> paths();

    /** {@return what all requests go through} */
    List<MiddlewarePort> middlewares();

    /** {@return where Traefik listens; {@code websecure} with TLS and {@code web} without where nothing is said} */
    List<String> entryPoints();

    /** {@return which of Traefik's own resolvers gets the certificate} */
    Optional<String> certResolver();

    /** {@return how TLS is spoken} */
    Optional<TlsOptionPort> tlsOption();

    /** {@return the entry point whose requests are sent to HTTPS} */
    Optional<String> redirectedFrom();

    /** {@return whether Traefik itself serves HTTPS} */
    @Value.Derived
    default boolean https() {
        return certResolver().isPresent() || (routes().tls() && !routes().tlsEndsBefore());
    }
}
