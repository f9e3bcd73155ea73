package dev.forklift.components.traefik;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.ingress.EdgeChecks;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How Traefik speaks TLS with browsers. Its port goes into the {@code tlsOption(…)} of a {@link TraefikRoute}.
 *
 * <pre>{@code
 * TlsOptionPort modern = s.add("modern", TraefikTlsOption.atLeast(TlsVersion.TLS_1_3, t -> t.sniStrict()));
 * }</pre>
 *
 * <p>Source: <a href="https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/tls/tlsoption/">TLSOption</a>.
 */
public final class TraefikTlsOption implements Component<TlsOptionPort> {

    private final TlsOptionSpec spec;
    private final Notes notes;

    private TraefikTlsOption(TlsOptionSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return how TLS is spoken}
     *
     * @param oldest the oldest version that is spoken
     * @param options ciphers, certificates of clients
     */
    public static TraefikTlsOption atLeast(TlsVersion oldest, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, oldest);
        options.accept(said);
        return new TraefikTlsOption(said.spec.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public TlsOptionPort define(Scope scope) {
        scope.references(new TraefikReferences());
        spec.clientAuthority().ifPresent(scope::accepts);
        return new TlsOptionPort(scope.object("", Traefik.TLSOption.class, (me, naming) -> tlsOption(naming)));
    }

    private Traefik.TLSOption tlsOption(Naming naming) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("minVersion", spec.minVersion().word());
        if (spec.sniStrict()) {
            settings.put("sniStrict", true);
        }
        if (!spec.cipherSuites().isEmpty()) {
            settings.put("cipherSuites", spec.cipherSuites());
        }
        spec.clientAuthority()
                .ifPresent(secret -> settings.put(
                        "clientAuth",
                        Map.of(
                                "secretNames",
                                List.of(naming.nameOf(secret)),
                                "clientAuthType",
                                "RequireAndVerifyClientCert")));
        Traefik.TLSOption option = new Traefik.TLSOption();
        option.says(settings);
        return option;
    }

    /** What can be said of how TLS is spoken. */
    public static final class Options {

        private final EdgeChecks checks;
        private final ImmutableTlsOptionSpec.Builder spec = ImmutableTlsOptionSpec.builder();

        private Options(Notes notes, TlsVersion oldest) {
            this.checks = new EdgeChecks(notes);
            spec.minVersion(oldest);
        }

        /**
         * Sets the ciphers of TLS 1.2; those of 1.3 are fixed.
         *
         * @param names in Go's words, such as {@code TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256}; Traefik's own choice by default
         * @return these options
         */
        public Options cipherSuites(String... names) {
            for (String name : names) {
                if (checks.value(
                        name.matches("TLS_[A-Z0-9_]+"),
                        "cipherSuites(\"" + name + "\")",
                        "Traefik knows ciphers by Go's names, and starts with none that it does not know",
                        "cipherSuites(\"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\")")) {
                    spec.cipherSuites(name);
                }
            }
            return this;
        }

        /**
         * Serves only hosts for which there is a certificate; the others get Traefik's own by default.
         *
         * @return these options
         */
        public Options sniStrict() {
            spec.sniStrict(true);
            return this;
        }

        /**
         * Lets in only who shows a certificate of an authority, such as Cloudflare's for authenticated origin pulls.
         *
         * @param secret the name of a Secret with the authority's certificate as {@code tls.ca} or {@code ca.crt}
         * @return these options
         */
        public Options clientCertificate(String secret) {
            if (checks.require(
                    Names.isDnsSubdomain(secret),
                    "forklift.E164",
                    "'" + secret + "' is no name of a Secret",
                    "a Secret's name is a DNS subdomain",
                    "clientCertificate(\"cloudflare-ca\")")) {
                spec.clientAuthority(Ref.external(Secret.class, secret));
            }
            return this;
        }
    }
}
