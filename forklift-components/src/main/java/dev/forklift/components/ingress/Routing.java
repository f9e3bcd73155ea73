package dev.forklift.components.ingress;

import dev.forklift.component.Scope;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Outsider;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import io.fabric8.certmanager.api.model.meta.v1.ObjectReference;
import io.fabric8.certmanager.api.model.v1.Certificate;
import io.fabric8.certmanager.api.model.v1.CertificatePrivateKey;
import io.fabric8.certmanager.api.model.v1.CertificateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What every way of routing declares beside its own objects: its certificate, and what the project has to know of its hosts.
 *
 * <p>For components that route; users add one of those.
 */
public final class Routing {

    private static final String DNS = "external-dns.alpha.kubernetes.io/";

    private static final int SOLVER_PORT = 8089;

    private final Scope scope;
    private final RouteSpec spec;

    /**
     * Begins.
     *
     * @param scope the routing component's scope
     * @param spec what was said of its routes
     */
    public Routing(Scope scope, RouteSpec spec) {
        this.scope = scope;
        this.spec = spec;
    }

    /** {@return whether there is anything to route; where not, a finding has said so} */
    public boolean isRouted() {
        return !spec.hosts().isEmpty() && !spec.paths().isEmpty();
    }

    /**
     * Declares each host and path as a fact, and whose headers may be believed, and warns of hosts without TLS.
     *
     * @param tls whether browsers reach the hosts by HTTPS
     */
    public void declare(boolean tls) {
        for (String host : spec.hosts()) {
            spec.paths().forEach(p -> scope.declare(new Route(host, p.path(), p.to(), tls)));
        }
        if (!spec.trustedProxies().isEmpty()) {
            spec.paths().stream()
                    .map(PathRoute::to)
                    .distinct()
                    .forEach(to -> scope.declare(new TrustedProxies(to, spec.trustedProxies())));
        }
        if (!tls && !scope.profile().name().equals("development")) {
            scope.report(
                    Finding.of(
                            "forklift.W161",
                            "'" + spec.hosts().get(0) + "' is served without TLS",
                            "passwords and sessions cross the net readable, secure cookies never come back, and"
                                    + " SECURE_SSL_REDIRECT sends browsers where nothing answers",
                            "tls(CertManager.clusterIssuer(\"letsencrypt-prod\")), or tls(\"secret\") with a certificate of your own"));
        }
    }

    /** {@return the Secret with the certificate, which is declared here where an issuer is named} */
    public Optional<Ref<Secret>> certificate() {
        if (spec.certManager().isPresent()) {
            return Optional.of(issue(scope, "", spec.certManager().get(), spec.hosts()));
        }
        return spec.certificate().map(CertificatePort::secret).filter(scope::accepts);
    }

    /**
     * {@return the Secret of a certificate that is declared here, named after the first host}
     *
     * @param scope the scope of the component that needs it
     * @param id what tells the certificate from others of the component
     * @param issuer who issues it
     * @param hosts the hosts that it is for
     */
    public static Ref<Secret> issue(Scope scope, String id, CertManager issuer, List<String> hosts) {
        String secret = Names.fit(hosts.get(0).replace("*", "wildcard") + "-tls", Names.SUBDOMAIN);
        if (scope.accepts(issuer.issuer())) {
            scope.references(new CertificateReferences());
            scope.check(new CertificateRules());
            scope.object(id, Certificate.class, (me, naming) -> certificate(issuer, hosts, secret, naming));
            admitSolvers(scope, id, issuer);
        }
        Ref<Secret> made = Ref.external(Secret.class, secret);
        scope.expects(made);
        return made;
    }

    /**
     * Lets the ingress controller to the pods by which cert-manager proves hosts, where network policies are derived.
     *
     * @param scope the scope of the component that has a certificate issued
     * @param id what tells the certificate from others of the component
     * @param issuer who issues it
     */
    public static void admitSolvers(Scope scope, String id, CertManager issuer) {
        if (issuer.proves()) {
            scope.operatorPods(
                    id.isEmpty() ? "http01" : id + "-http01",
                    naming -> Map.of("acme.cert-manager.io/http01-solver", "true"),
                    pods -> pods.admits(Outsider.INGRESS_CONTROLLER, SOLVER_PORT));
        }
    }

    private static Certificate certificate(CertManager issuer, List<String> hosts, String secret, Naming naming) {
        CertificatePrivateKey key = new CertificatePrivateKey();
        key.setRotationPolicy("Always");
        CertificateSpec wanted = new CertificateSpec();
        wanted.setSecretName(secret);
        wanted.setDnsNames(hosts);
        wanted.setIssuerRef(reference(issuer, naming));
        wanted.setPrivateKey(key);
        Certificate certificate = new Certificate();
        certificate.setSpec(wanted);
        return certificate;
    }

    /**
     * {@return how a certificate names its issuer}
     *
     * @param issuer the issuer
     * @param naming knows its name
     */
    public static ObjectReference reference(CertManager issuer, Naming naming) {
        ObjectReference reference = new ObjectReference();
        reference.setGroup("cert-manager.io");
        reference.setKind(issuer.issuer().kind().getSimpleName());
        reference.setName(naming.nameOf(issuer.issuer()));
        return reference;
    }

    /**
     * {@return whether a Service of this stack can be routed to; what cannot is reported}
     *
     * @param to where requests would go
     */
    public boolean accepts(Endpoint to) {
        if (to.service().isPresent()) {
            return scope.accepts(to.service().get());
        }
        scope.report(Finding.of(
                "forklift.E013",
                "a route to " + to + ", which is not in this stack",
                "a route leads to Services of its own namespace",
                "s.externalName(id, host) for a Service that stands for the outside host"));
        return false;
    }

    /** {@return the paths whose processes are this stack's; the others are reported} */
    public List<PathRoute> paths() {
        return spec.paths().stream().filter(p -> accepts(p.to())).toList();
    }

    /** {@return what external-dns reads off the object} */
    public Map<String, String> annotations() {
        Map<String, String> annotations = new TreeMap<>();
        spec.dns().ifPresent(dns -> {
            annotations.put(DNS + "hostname", String.join(",", spec.hosts()));
            dns.target().ifPresent(target -> annotations.put(DNS + "target", target));
            dns.ttl().ifPresent(ttl -> annotations.put(DNS + "ttl", String.valueOf(ttl.toSeconds())));
            if (dns.proxied()) {
                annotations.put(DNS + "cloudflare-proxied", "true");
            }
        });
        return annotations;
    }
}
