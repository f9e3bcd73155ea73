package dev.forklift.components.ingress;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** What external-dns is told of the hosts of a route. */
@Value.Immutable
@SpecStyle
public interface DnsSpec {

    /** {@return what the hosts point to; what external-dns finds out by itself where nothing is said} */
    Optional<String> target();

    /** {@return how long resolvers keep the record} */
    Optional<Duration> ttl();

    /** {@return whether Cloudflare answers for the hosts and passes requests on} */
    default boolean proxied() {
        return false;
    }
}
