package dev.forklift.components.ingress;

import dev.forklift.declare.Notes;
import dev.forklift.kube.Names;
import java.time.Duration;

/**
 * What can be told to external-dns, which makes the DNS records of the hosts. It has to run in the cluster.
 *
 * <p>Source: <a href="https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/">Annotations</a>.
 */
public final class DnsOptions {

    private final EdgeChecks checks;
    private final ImmutableDnsSpec.Builder spec = ImmutableDnsSpec.builder();

    DnsOptions(Notes notes) {
        this.checks = new EdgeChecks(notes);
    }

    DnsSpec build() {
        return spec.build();
    }

    void proxied() {
        spec.proxied(true);
    }

    /**
     * Sets what the hosts point to.
     *
     * @param hostOrAddress a DNS name or an address; by default external-dns takes the load balancer's out of the object's status,
     *     which Traefik's IngressRoutes do not have
     * @return these options
     */
    public DnsOptions target(String hostOrAddress) {
        if (checks.require(
                Names.isDnsSubdomain(hostOrAddress) || hostOrAddress.matches("[0-9a-f:]+"),
                "forklift.E240",
                "target(\"" + hostOrAddress + "\")",
                "a record points to a DNS name or to an address",
                "target(\"lb.example.com\")")) {
            spec.target(hostOrAddress);
        }
        return this;
    }

    /**
     * Sets how long resolvers keep the records.
     *
     * @param time whole seconds, at least 1; external-dns' own by default, and with Cloudflare's proxy automatic
     * @return these options
     */
    public DnsOptions ttl(Duration time) {
        if (checks.seconds("ttl", time, 1, Integer.MAX_VALUE)) {
            spec.ttl(time);
        }
        return this;
    }
}
