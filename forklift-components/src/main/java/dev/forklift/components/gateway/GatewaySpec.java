package dev.forklift.components.gateway;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.CertificatePort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a Gateway. */
@Value.Immutable
@SpecStyle
public interface GatewaySpec {

    /**
     * Where it serves a host by HTTPS.
     *
     * @param host the host
     * @param issuer who issues the certificate
     * @param certificate the certificate, where it is there
     */
    record Https(String host, Optional<CertManager> issuer, Optional<CertificatePort> certificate) {}

    /** {@return whose controller makes it} */
    String className();

    /** {@return whether it listens to HTTP on port 80} */
    default boolean http() {
        return false;
    }

    /** {@return the hosts it serves by HTTPS on port 443} */
    List<Https> https();

    /** {@return whether routes of every namespace may be attached} */
    default boolean allNamespaces() {
        return false;
    }

    /** {@return annotations of what the controller makes of it, a load balancer above all} */
    Map<String, String> infrastructure();

    /** {@return what external-dns lets the hosts of its routes point to} */
    Optional<String> dnsTarget();
}
