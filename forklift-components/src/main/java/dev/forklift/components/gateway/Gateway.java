package dev.forklift.components.gateway;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.gateway.GatewaySpec.Https;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.CertificatePort;
import dev.forklift.components.ingress.EdgeChecks;
import dev.forklift.components.ingress.Routing;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.AllowedRoutes;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GatewayInfrastructure;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Listener;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ListenerTLSConfig;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.RouteNamespaces;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.SecretObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Gateway of the stack's own: where it listens, and with which certificates. Its port goes into {@link GatewayRoute#at}.
 *
 * <pre>{@code
 * GatewayPort gateway = s.add("gateway", Gateway.ofClass("cilium", g -> g.http().https("shop.example.com", letsencrypt)));
 * }</pre>
 *
 * <p>Source: <a href="https://gateway-api.sigs.k8s.io/api-types/gateway/">Gateway</a>.
 */
public final class Gateway implements Component<GatewayPort> {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final GatewaySpec spec;
    private final Notes notes;

    private Gateway(GatewaySpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a Gateway}
     *
     * @param className the GatewayClass, whose controller makes it
     * @param options where it listens, and its certificates
     */
    public static Gateway ofClass(String className, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, className);
        options.accept(said);
        return new Gateway(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public GatewayPort define(Scope scope) {
        scope.references(new GatewayReferences());
        scope.check(new GatewayRules());
        List<Optional<Ref<Secret>>> certificates = new ArrayList<>();
        for (int i = 0; i < spec.https().size(); i++) {
            certificates.add(certificate(scope, section(i), spec.https().get(i)));
        }
        var ref = scope.object(
                "",
                io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway.class,
                (me, naming) -> gateway(certificates, naming));
        return new GatewayPort(
                ref, Optional.empty(), Optional.empty(), !spec.https().isEmpty());
    }

    private static Optional<Ref<Secret>> certificate(Scope scope, String id, Https https) {
        return https.issuer().isPresent()
                ? Optional.of(Routing.issue(scope, id, https.issuer().get(), List.of(https.host())))
                : https.certificate().map(CertificatePort::secret).filter(scope::accepts);
    }

    private static String section(int number) {
        return number == 0 ? "https" : "https-" + (number + 1);
    }

    private io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway gateway(
            List<Optional<Ref<Secret>>> certificates, Naming naming) {
        List<Listener> listeners = new ArrayList<>();
        if (spec.http()) {
            listeners.add(listener("http", "HTTP", HTTP));
        }
        for (int i = 0; i < spec.https().size(); i++) {
            Listener listener = listener(section(i), "HTTPS", HTTPS);
            listener.setHostname(spec.https().get(i).host());
            certificates.get(i).map(c -> tls(c, naming)).ifPresent(listener::setTls);
            listeners.add(listener);
        }
        var said = new io.fabric8.kubernetes.api.model.gatewayapi.v1.GatewaySpec();
        said.setGatewayClassName(spec.className());
        said.setListeners(listeners);
        infrastructure().ifPresent(said::setInfrastructure);
        var gateway = new io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway();
        gateway.setMetadata(metadata());
        gateway.setSpec(said);
        return gateway;
    }

    private Listener listener(String name, String protocol, int port) {
        RouteNamespaces namespaces = new RouteNamespaces();
        namespaces.setFrom(spec.allNamespaces() ? "All" : "Same");
        AllowedRoutes routes = new AllowedRoutes();
        routes.setNamespaces(namespaces);
        Listener listener = new Listener();
        listener.setName(name);
        listener.setProtocol(protocol);
        listener.setPort(port);
        listener.setAllowedRoutes(routes);
        return listener;
    }

    private static ListenerTLSConfig tls(Ref<Secret> certificate, Naming naming) {
        SecretObjectReference secret = new SecretObjectReference();
        secret.setKind("Secret");
        secret.setName(naming.nameOf(certificate));
        ListenerTLSConfig tls = new ListenerTLSConfig();
        tls.setMode("Terminate");
        tls.setCertificateRefs(List.of(secret));
        return tls;
    }

    private Optional<GatewayInfrastructure> infrastructure() {
        GatewayInfrastructure infrastructure = new GatewayInfrastructure();
        infrastructure.setAnnotations(spec.infrastructure());
        return spec.infrastructure().isEmpty() ? Optional.empty() : Optional.of(infrastructure);
    }

    private ObjectMeta metadata() {
        ObjectMeta metadata = new ObjectMeta();
        spec.dnsTarget()
                .ifPresent(
                        target -> metadata.setAnnotations(Map.of("external-dns.alpha.kubernetes.io/target", target)));
        return metadata;
    }

    /** What can be said of a Gateway. */
    public static final class Options {

        private final Notes notes;
        private final EdgeChecks checks;
        private final ImmutableGatewaySpec.Builder spec = ImmutableGatewaySpec.builder();

        private Options(Notes notes, String className) {
            this.notes = notes;
            this.checks = new EdgeChecks(notes);
            checks.require(
                    Names.isDnsSubdomain(className),
                    "forklift.E164",
                    "'" + className + "' is no class of Gateways",
                    "a class's name is a DNS subdomain",
                    "the metadata.name of a GatewayClass, such as cilium");
            spec.className(className);
        }

        private GatewaySpec build() {
            GatewaySpec said = spec.build();
            checks.value(
                    said.http() || !said.https().isEmpty(),
                    "a Gateway that listens to nothing",
                    "the API server refuses a Gateway without listeners",
                    "https(host, issuer), or http()");
            return said;
        }

        /**
         * Listens to HTTP on port 80, as a listener called {@code http}: for what is sent to HTTPS, and for ACME challenges.
         *
         * @return these options
         */
        public Options http() {
            spec.http(true);
            return this;
        }

        /**
         * Serves a host by HTTPS on port 443, as a listener called {@code https}, the second {@code https-2}, and so on.
         *
         * @param host a DNS name, or one behind {@code *.}
         * @param issuer who issues the certificate
         * @return these options
         */
        public Options https(String host, CertManager issuer) {
            return notes.given("the issuer", issuer) && isHost(host)
                    ? https(new Https(host, Optional.of(issuer), Optional.empty()))
                    : this;
        }

        /**
         * Serves a host by HTTPS on port 443 with a certificate that another component has issued.
         *
         * @param host a DNS name, or one behind {@code *.}
         * @param certificate the certificate
         * @return these options
         */
        public Options https(String host, CertificatePort certificate) {
            return notes.given("the certificate", certificate) && isHost(host)
                    ? https(new Https(host, Optional.empty(), Optional.of(certificate)))
                    : this;
        }

        /**
         * Serves a host by HTTPS on port 443 with a certificate that is there.
         *
         * @param host a DNS name, or one behind {@code *.}
         * @param secret the name of a Secret of type {@code kubernetes.io/tls}
         * @return these options
         */
        public Options https(String host, String secret) {
            boolean ok = checks.require(
                    Names.isDnsSubdomain(secret),
                    "forklift.E164",
                    "'" + secret + "' is no name of a Secret",
                    "a Secret's name is a DNS subdomain",
                    "https(\"shop.example.com\", \"shop-tls\")");
            return isHost(host) && ok ? https(host, new CertificatePort(Ref.external(Secret.class, secret))) : this;
        }

        private Options https(Https https) {
            spec.https(https);
            return this;
        }

        private boolean isHost(String host) {
            return checks.require(
                    Names.isHost(host),
                    "forklift.E160",
                    "'" + host + "' is no host",
                    "a host is a DNS name in small letters, without scheme, port and path; '*' may only be its whole first label",
                    "a host such as shop.example.com");
        }

        /**
         * Lets routes of every namespace be attached; of the stack's alone by default.
         *
         * @return these options
         */
        public Options allNamespaces() {
            spec.allNamespaces(true);
            return this;
        }

        /**
         * Annotates what the controller makes of the Gateway, its load balancer above all.
         *
         * @param key a qualified name
         * @param value any text
         * @return these options
         */
        public Options infrastructureAnnotation(String key, String value) {
            if (checks.value(
                    Names.isLabelKey(key),
                    "infrastructureAnnotation(\"" + key + "\", …)",
                    "an annotation's key is a qualified name",
                    "infrastructureAnnotation(\"service.beta.kubernetes.io/aws-load-balancer-scheme\", \"internal\")")) {
                spec.infrastructure(key, value);
            }
            return this;
        }

        /**
         * Sets what external-dns lets the hosts of its routes point to.
         *
         * @param hostOrAddress a DNS name or an address; the Gateway's own by default
         * @return these options
         */
        public Options dnsTarget(String hostOrAddress) {
            if (checks.value(
                    Names.isDnsSubdomain(hostOrAddress),
                    "dnsTarget(\"" + hostOrAddress + "\")",
                    "a record points to a DNS name or to an address",
                    "dnsTarget(\"lb.example.com\")")) {
                spec.dnsTarget(hostOrAddress);
            }
            return this;
        }
    }
}
