package dev.forklift.components.certmanager;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.CertificatePort;
import dev.forklift.components.ingress.CertificateReferences;
import dev.forklift.components.ingress.CertificateRules;
import dev.forklift.components.ingress.EdgeChecks;
import dev.forklift.components.ingress.Routing;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import io.fabric8.certmanager.api.model.v1.CertificatePrivateKey;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A certificate that cert-manager issues and renews, for several routes, or with more to say than {@code tls(issuer)} of a route.
 *
 * <pre>{@code
 * CertManager ca = s.add("letsencrypt", Issuer.acme("ops@example.com", a -> a.http01("traefik")));
 * CertificatePort cert = s.add("cert", Certificate.of(ca, "shop.example.com", c -> c.alsoFor("*.shop.example.com")));
 * }</pre>
 *
 * <p>Source: <a href="https://cert-manager.io/docs/usage/certificate/">Certificate resource</a>.
 */
public final class Certificate implements Component<CertificatePort> {

    private final CertManager issuer;
    private final CertificateSpec spec;
    private final Notes notes;

    private Certificate(CertManager issuer, CertificateSpec spec, Notes notes) {
        this.issuer = issuer;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a certificate}
     *
     * @param issuer who issues it
     * @param host the host it is for: a DNS name, or one behind {@code *.}, which only a DNS challenge can prove
     * @param options further hosts, its duration, its key
     */
    public static Certificate of(CertManager issuer, String host, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the issuer", issuer);
        Options said = new Options(notes);
        said.alsoFor(host);
        options.accept(said);
        return new Certificate(issuer, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public CertificatePort define(Scope scope) {
        Ref<Secret> secret = Ref.external(Secret.class, secretName());
        scope.expects(secret);
        if (scope.accepts(issuer.issuer()) && !spec.dnsNames().isEmpty()) {
            scope.references(new CertificateReferences());
            scope.check(new CertificateRules());
            scope.object(
                    "", io.fabric8.certmanager.api.model.v1.Certificate.class, (me, naming) -> certificate(naming));
            Routing.admitSolvers(scope, "", issuer);
        }
        return new CertificatePort(secret);
    }

    private io.fabric8.certmanager.api.model.v1.Certificate certificate(Naming naming) {
        var wanted = new io.fabric8.certmanager.api.model.v1.CertificateSpec();
        wanted.setSecretName(secretName());
        wanted.setDnsNames(spec.dnsNames());
        wanted.setIssuerRef(Routing.reference(issuer, naming));
        wanted.setPrivateKey(privateKey());
        wanted.setUsages(spec.usages());
        spec.duration().map(io.fabric8.kubernetes.api.model.Duration::new).ifPresent(wanted::setDuration);
        spec.renewBefore().map(io.fabric8.kubernetes.api.model.Duration::new).ifPresent(wanted::setRenewBefore);
        var certificate = new io.fabric8.certmanager.api.model.v1.Certificate();
        certificate.setSpec(wanted);
        return certificate;
    }

    private CertificatePrivateKey privateKey() {
        CertificatePrivateKey key = new CertificatePrivateKey();
        key.setRotationPolicy("Always");
        if (spec.algorithm() != KeyAlgorithm.RSA || spec.keySize().isPresent()) {
            key.setAlgorithm(spec.algorithm().word());
        }
        spec.keySize().ifPresent(key::setSize);
        return key;
    }

    private String secretName() {
        String host =
                spec.dnsNames().isEmpty() ? "none" : spec.dnsNames().get(0).replace("*", "wildcard");
        return spec.secretName().orElseGet(() -> Names.fit(host + "-tls", Names.SUBDOMAIN));
    }

    /** What can be said of a certificate. */
    public static final class Options {

        private static final Duration LEAST = Duration.ofHours(1);
        private static final Duration LEAST_BEFORE = Duration.ofMinutes(5);
        private static final Duration USUAL = Duration.ofDays(90);

        private final EdgeChecks checks;
        private final ImmutableCertificateSpec.Builder spec = ImmutableCertificateSpec.builder();

        private Options(Notes notes) {
            this.checks = new EdgeChecks(notes);
        }

        private CertificateSpec build() {
            CertificateSpec said = spec.build();
            Duration duration = said.duration().orElse(USUAL);
            checks.value(
                    said.renewBefore().filter(b -> b.compareTo(duration) >= 0).isEmpty(),
                    "a certificate for " + duration + " that is renewed "
                            + said.renewBefore().orElse(USUAL) + " before its end",
                    "it would be renewed before it begins",
                    "renewBefore(…) below duration(…)");
            return said;
        }

        /**
         * Adds hosts that the certificate is for.
         *
         * @param hosts DNS names, or ones behind {@code *.}
         * @return these options
         */
        public Options alsoFor(String... hosts) {
            for (String host : hosts) {
                if (checks.require(
                        Names.isHost(host),
                        "forklift.E160",
                        "'" + host + "' is no host",
                        "a host is a DNS name in small letters, without scheme, port and path; '*' may only be its whole first"
                                + " label",
                        "a host such as shop.example.com")) {
                    spec.dnsNames(host);
                }
            }
            return this;
        }

        /**
         * Sets the Secret that key and certificate are kept in.
         *
         * @param name a DNS subdomain; the first host and {@code -tls} by default
         * @return these options
         */
        public Options secretName(String name) {
            if (checks.require(
                    Names.isDnsSubdomain(name),
                    "forklift.E164",
                    "'" + name + "' is no name of a Secret",
                    "a Secret's name is a DNS subdomain",
                    "secretName(\"shop-tls\")")) {
                spec.secretName(name);
            }
            return this;
        }

        /**
         * Sets for how long the certificate is issued; an issuer may shorten it.
         *
         * @param time at least an hour; the issuer's by default, which for cert-manager's own is 90 days
         * @return these options
         */
        public Options duration(Duration time) {
            if (isAtLeast("duration", time, LEAST, "an hour")) {
                spec.duration(time);
            }
            return this;
        }

        /**
         * Sets how long before its end the certificate is renewed.
         *
         * @param time at least five minutes, and less than the duration; a third of the duration by default
         * @return these options
         */
        public Options renewBefore(Duration time) {
            if (isAtLeast("renewBefore", time, LEAST_BEFORE, "five minutes")) {
                spec.renewBefore(time);
            }
            return this;
        }

        private boolean isAtLeast(String method, Duration time, Duration least, String words) {
            return checks.value(
                    time.compareTo(least) >= 0,
                    method + "(" + time + ")",
                    "cert-manager takes nothing below " + words,
                    method + "(Duration.ofDays(30))");
        }

        /**
         * Sets how the key is made.
         *
         * @param algorithm RSA with 2048 bits by default
         * @return these options
         */
        public Options key(KeyAlgorithm algorithm) {
            spec.algorithm(algorithm);
            return this;
        }

        /**
         * Sets how the key is made, and how long it is.
         *
         * @param algorithm RSA or ECDSA
         * @param bits 2048 to 8192 for RSA; 256, 384 or 521 for ECDSA
         * @return these options
         */
        public Options key(KeyAlgorithm algorithm, int bits) {
            if (checks.value(
                    algorithm.has(bits),
                    "key(" + algorithm + ", " + bits + ")",
                    "RSA keys have 2048 to 8192 bits, ECDSA keys 256, 384 or 521, and Ed25519 keys one size, which is not said",
                    "key(KeyAlgorithm.ECDSA, 256)")) {
                spec.algorithm(algorithm).keySize(bits);
            }
            return this;
        }

        /**
         * Sets what the certificate may be used for.
         *
         * @param usages in cert-manager's words, such as {@code server auth} and {@code client auth}; signatures, key encipherment
         *     and {@code server auth} by default
         * @return these options
         */
        public Options usages(String... usages) {
            spec.addAllUsages(List.of(usages));
            return this;
        }
    }
}
