package dev.forklift.components.certmanager;

import dev.forklift.declare.SecretKey;
import java.util.List;
import java.util.Optional;

/** How a host is proven to be the user's. */
sealed interface SolverSpec {

    /** {@return the zones it is for; all where none is said} */
    List<String> zones();

    /** By a path that Let's Encrypt asks for, served through an Ingress. */
    record Http(String ingressClass, List<String> zones) implements SolverSpec {}

    /** By a path that Let's Encrypt asks for, served through a Gateway. */
    record HttpGateway(String gateway, String namespace, List<String> zones) implements SolverSpec {}

    /** By a record in a zone that Cloudflare serves. */
    record Cloudflare(SecretKey token, List<String> zones) implements SolverSpec {}

    /** By a record in a zone that Route 53 serves. */
    record Route53(String region, Optional<String> role, Optional<Keys> keys, List<String> zones)
            implements SolverSpec {}

    /** An access key of AWS. */
    record Keys(SecretKey id, SecretKey secret) {}
}
