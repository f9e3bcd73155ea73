package dev.forklift.components.ingress;

import dev.forklift.declare.Notes;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of Cloudflare in front of routes: it answers for the hosts, and passes requests on to the cluster.
 *
 * <p>Source: <a href="https://developers.cloudflare.com/dns/proxy-status/">Proxy status</a>, <a
 * href="https://developers.cloudflare.com/ssl/origin-configuration/origin-ca/">Origin CA certificates</a>, <a
 * href="https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/cloudflare/">external-dns on Cloudflare</a>.
 */
public final class CloudflareOptions {

    private final EdgeChecks checks;
    private final DnsOptions dns;
    private final List<String> only = new ArrayList<>();
    private @Nullable CertificatePort origin;

    CloudflareOptions(Notes notes) {
        this.checks = new EdgeChecks(notes);
        this.dns = new DnsOptions(notes);
        dns.proxied();
    }

    DnsSpec dns() {
        return dns.build();
    }

    Optional<CertificatePort> origin() {
        return Optional.ofNullable(origin);
    }

    List<String> only() {
        return only;
    }

    /**
     * Sets what Cloudflare passes requests on to.
     *
     * @param hostOrAddress a DNS name or an address; by default external-dns takes the load balancer's out of the object's status,
     *     which Traefik's IngressRoutes do not have
     * @return these options
     */
    public CloudflareOptions target(String hostOrAddress) {
        dns.target(hostOrAddress);
        return this;
    }

    /**
     * Lets nobody in but Cloudflare, so that its rules cannot be passed by. The controller has to see who comes: a load balancer
     * before it keeps the address of the sender ({@code externalTrafficPolicy: Local}, or the PROXY protocol).
     *
     * @param first the first of Cloudflare's networks
     * @param more the others; they are listed at <a href="https://www.cloudflare.com/ips/">cloudflare.com/ips</a>, change now and
     *     then, and are therefore yours to say
     * @return these options
     */
    public CloudflareOptions only(String first, String... more) {
        List<String> networks = new ArrayList<>(List.of(first));
        networks.addAll(List.of(more));
        networks.stream().filter(n -> checks.network("only", n)).forEach(only::add);
        return this;
    }

    /**
     * Serves the hosts with a certificate of Cloudflare's origin CA, which browsers do not know and Cloudflare does.
     *
     * @param secret the name of a Secret of type {@code kubernetes.io/tls} in the stack's namespace
     * @return these options
     */
    public CloudflareOptions originCertificate(String secret) {
        if (checks.require(
                Names.isDnsSubdomain(secret),
                "forklift.E164",
                "'" + secret + "' is no name of a Secret",
                "a Secret's name is a DNS subdomain, and it lies in the stack's namespace",
                "originCertificate(\"cloudflare-origin\")")) {
            origin = new CertificatePort(Ref.external(Secret.class, secret));
        }
        return this;
    }
}
