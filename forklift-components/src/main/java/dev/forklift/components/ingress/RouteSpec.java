package dev.forklift.components.ingress;

import dev.forklift.components.SpecStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of routes from outside, whatever serves them: hosts, paths, certificate, DNS, who may come. */
@Value.Immutable
@SpecStyle
public interface RouteSpec {

    /** {@return the hosts} */
    List<String> hosts();

    /** {@return the paths of every host} */
    List<PathRoute> paths();

    /** {@return who issues the certificate} */
    Optional<CertManager> certManager();

    /** {@return the Secret with the certificate, where none is issued for these routes alone} */
    Optional<CertificatePort> certificate();

    /** {@return the networks that may come in; all where none is said} */
    List<String> allowedFrom();

    /** {@return the networks of the proxies between browsers and processes; any proxy is believed where none is said} */
    List<String> trustedProxies();

    /** {@return what external-dns is told} */
    Optional<DnsSpec> dns();

    /** {@return whether TLS ends before the controller} */
    default boolean tlsEndsBefore() {
        return false;
    }

    /** {@return whether browsers reach the hosts by HTTPS, by what is said here} */
    @Value.Derived
    default boolean tls() {
        return tlsEndsBefore() || certManager().isPresent() || certificate().isPresent();
    }
}
