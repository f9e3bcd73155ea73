package dev.forklift.components.certmanager;

import dev.forklift.components.ingress.EdgeChecks;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import dev.forklift.kube.Names;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of an issuer that speaks ACME: which one, and how hosts are proven to be yours.
 *
 * <p>Source: <a href="https://cert-manager.io/docs/configuration/acme/">ACME</a>.
 */
public final class AcmeOptions {

    private static final String STAGING = "https://acme-staging-v02.api.letsencrypt.org/directory";

    private final Notes notes;
    private final EdgeChecks checks;
    private final ImmutableAcmeSpec.Builder spec = ImmutableAcmeSpec.builder();
    private boolean provable;

    AcmeOptions(Notes notes, String email) {
        this.notes = notes;
        this.checks = new EdgeChecks(notes);
        checks.value(
                email.matches("[^@\\s]+@[^@\\s]+"),
                "Issuer.acme(\"" + email + "\", …)",
                "it is an e-mail address, which an ACME account has",
                "Issuer.acme(\"ops@example.com\", …)");
        spec.email(email);
    }

    AcmeSpec build() {
        checks.require(
                provable,
                "forklift.E242",
                "an ACME issuer that can prove nothing",
                "it issues for hosts that are proven to be yours alone, and no way to do so is said",
                "http01(\"traefik\") where the hosts are reached from the internet, or cloudflare(token), route53(region)");
        return spec.build();
    }

    /**
     * Asks Let's Encrypt's staging environment, whose certificates no browser knows and which bounds nothing: to try things out.
     *
     * @return these options
     */
    public AcmeOptions staging() {
        spec.server(STAGING);
        return this;
    }

    /**
     * Asks another issuer than Let's Encrypt.
     *
     * @param url the URL of its directory, by HTTPS
     * @return these options
     */
    public AcmeOptions server(String url) {
        if (checks.value(
                url.matches("https?://\\S+"),
                "server(\"" + url + "\")",
                "it is the URL of the issuer's directory",
                "server(\"https://acme.example.com/directory\")")) {
            spec.server(url);
        }
        return this;
    }

    /**
     * Proves hosts by a path that the issuer asks for, which cert-manager serves by a pod and an Ingress of its own. The hosts have to
     * be reached from the internet by HTTP; network policies have to let the ingress controller to those pods.
     *
     * @param ingressClass the class of the ingress controller, such as {@code traefik}
     * @return these options
     */
    public AcmeOptions http01(String ingressClass) {
        provable = true;
        if (isName(ingressClass, "http01(\"" + ingressClass + "\")", "an ingress class", "http01(\"traefik\")")) {
            spec.solvers(new SolverSpec.Http(ingressClass, List.of()));
        }
        return this;
    }

    /**
     * Proves hosts by a path that the issuer asks for, which cert-manager serves by a pod and an HTTPRoute of its own.
     *
     * @param gateway the name of a Gateway with a listener for HTTP on port 80
     * @param namespace its namespace
     * @return these options
     */
    public AcmeOptions http01Gateway(String gateway, String namespace) {
        provable = true;
        String said = "http01Gateway(\"" + gateway + "\", \"" + namespace + "\")";
        boolean ok = isName(gateway, said, "a Gateway", "http01Gateway(\"public\", \"infra\")");
        ok &= isName(namespace, said, "a namespace", "http01Gateway(\"public\", \"infra\")");
        if (ok) {
            spec.solvers(new SolverSpec.HttpGateway(gateway, namespace, List.of()));
        }
        return this;
    }

    /**
     * Proves hosts by records in zones that Cloudflare serves.
     *
     * @param token a token that may read zones and edit their records; for an issuer of the whole cluster it lies in cert-manager's
     *     namespace
     * @param zones the zones; all where none is said
     * @return these options
     */
    public AcmeOptions cloudflare(SecretKey token, String... zones) {
        provable = true;
        if (notes.given("the token", token) && areZones(zones)) {
            spec.solvers(new SolverSpec.Cloudflare(token, List.of(zones)));
        }
        return this;
    }

    /**
     * Proves hosts by records in zones that Route 53 serves, with the identity that cert-manager has itself.
     *
     * @param region the region of the API, such as {@code eu-west-1}
     * @param zones the zones; all where none is said
     * @return these options
     */
    public AcmeOptions route53(String region, String... zones) {
        return route53(region, Optional.empty(), Optional.empty(), zones);
    }

    /**
     * Proves hosts by records in zones that Route 53 serves, in a role that cert-manager takes on.
     *
     * @param region the region of the API
     * @param role the role's ARN
     * @param zones the zones; all where none is said
     * @return these options
     */
    public AcmeOptions route53Role(String region, String role, String... zones) {
        provable = true;
        return checks.value(
                        role.matches("arn:aws[a-z-]*:iam::\\d{12}:role/\\S+"),
                        "route53Role(…, \"" + role + "\")",
                        "a role is named by its ARN",
                        "\"arn:aws:iam::123456789012:role/cert-manager\"")
                ? route53(region, Optional.of(role), Optional.empty(), zones)
                : this;
    }

    /**
     * Proves hosts by records in zones that Route 53 serves, with an access key.
     *
     * @param region the region of the API
     * @param id the key's id
     * @param secret the key itself
     * @param zones the zones; all where none is said
     * @return these options
     */
    public AcmeOptions route53Key(String region, SecretKey id, SecretKey secret, String... zones) {
        provable = true;
        boolean ok = notes.given("the access key's id", id);
        ok &= notes.given("the access key", secret);
        return ok ? route53(region, Optional.empty(), Optional.of(new SolverSpec.Keys(id, secret)), zones) : this;
    }

    private AcmeOptions route53(String region, Optional<String> role, Optional<SolverSpec.Keys> keys, String... zones) {
        provable = true;
        boolean ok = areZones(zones);
        ok &= checks.value(
                region.matches("[a-z]{2}(-[a-z]+)+-\\d"),
                "route53(\"" + region + "\")",
                "that is no region of AWS",
                "route53(\"eu-west-1\")");
        if (ok) {
            spec.solvers(new SolverSpec.Route53(region, role, keys, List.of(zones)));
        }
        return this;
    }

    private boolean areZones(String... zones) {
        boolean all = true;
        for (String zone : zones) {
            all &= isName(zone, "the zone \"" + zone + "\"", "a zone", "a zone such as example.com");
        }
        return all;
    }

    private boolean isName(String name, String title, String what, String fix) {
        return checks.value(Names.isDnsSubdomain(name), title, "the name of " + what + " is a DNS subdomain", fix);
    }
}
