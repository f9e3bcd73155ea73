package dev.forklift.components.ingress;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.ingress.IngressSpec.PathRoute;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import dev.forklift.resource.IngressOptions;
import io.fabric8.certmanager.api.model.meta.v1.ObjectReference;
import io.fabric8.certmanager.api.model.v1.Certificate;
import io.fabric8.certmanager.api.model.v1.CertificatePrivateKey;
import io.fabric8.certmanager.api.model.v1.CertificateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests from outside: hosts and paths, and which process answers them. The hosts become the project's {@code ALLOWED_HOSTS} and
 * {@code CSRF_TRUSTED_ORIGINS}, and the {@code Host} of its probes.
 *
 * <pre>{@code
 * s.add("edge", Ingress.at("shop.example.com", i -> i.traefik().tls(CertManager.clusterIssuer("letsencrypt-prod"))
 *     .websocket("/ws", live).route("/", web)));
 * }</pre>
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>, <a
 * href="https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/">ingress-nginx annotations</a>.
 */
public final class Ingress implements Component<NoPort> {

    private static final String NGINX = "nginx.ingress.kubernetes.io/";
    private static final Duration WEBSOCKET_TIMEOUT = Duration.ofHours(1);

    private final IngressSpec spec;
    private final Notes notes;

    private Ingress(IngressSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return the routes of a host}
     *
     * @param host a DNS name, or one behind {@code *.}
     * @param options its paths, its certificate
     */
    public static Ingress at(String host, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes);
        said.host(host);
        options.accept(said);
        return new Ingress(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public NoPort define(Scope scope) {
        if (!spec.hosts().isEmpty() && !spec.routes().isEmpty()) {
            certificate(scope);
            ingress(scope);
            routes(scope);
            plain(scope);
        }
        return NoPort.INSTANCE;
    }

    private void certificate(Scope scope) {
        spec.certManager()
                .ifPresent(issuer -> scope.object("", Certificate.class, (me, naming) -> {
                    Certificate certificate = new Certificate();
                    certificate.setSpec(certificate(issuer));
                    return certificate;
                }));
    }

    private CertificateSpec certificate(CertManager issuer) {
        ObjectReference from = new ObjectReference();
        from.setGroup("cert-manager.io");
        from.setKind(issuer.issuerKind());
        from.setName(issuer.issuer());
        CertificatePrivateKey key = new CertificatePrivateKey();
        key.setRotationPolicy("Always");
        CertificateSpec certificate = new CertificateSpec();
        certificate.setSecretName(secretName());
        certificate.setDnsNames(spec.hosts());
        certificate.setIssuerRef(from);
        certificate.setPrivateKey(key);
        return certificate;
    }

    private void ingress(Scope scope) {
        scope.ingress(i -> {
            spec.className().ifPresent(i::className);
            for (String host : spec.hosts()) {
                spec.routes().forEach(route -> route(i, host, route));
            }
            if (isTls()) {
                i.tls(spec.hosts(), Ref.external(Secret.class, secretName()));
            }
            annotations().forEach(i::annotation);
        });
    }

    private static void route(IngressOptions ingress, String host, PathRoute route) {
        if (route.exact()) {
            ingress.exact(host, route.path(), route.to());
        } else {
            ingress.route(host, route.path(), route.to());
        }
    }

    private Map<String, String> annotations() {
        Map<String, String> annotations = new TreeMap<>();
        if (spec.controller() == Controller.NGINX) {
            spec.bodySize().ifPresent(size -> annotations.put(NGINX + "proxy-body-size", size));
            nginxTimeout().ifPresent(timeout -> {
                annotations.put(NGINX + "proxy-read-timeout", String.valueOf(timeout.toSeconds()));
                annotations.put(NGINX + "proxy-send-timeout", String.valueOf(timeout.toSeconds()));
            });
        }
        annotations.putAll(spec.annotations());
        return annotations;
    }

    /** What nginx waits for an answer is also what it lets a websocket be silent. */
    private Optional<Duration> nginxTimeout() {
        boolean websockets = spec.routes().stream().anyMatch(PathRoute::websocket);
        return spec.timeout().or(() -> websockets ? Optional.of(WEBSOCKET_TIMEOUT) : Optional.empty());
    }

    private void routes(Scope scope) {
        for (String host : spec.hosts()) {
            spec.routes().forEach(r -> scope.declare(new Route(host, r.path(), r.to(), isTls())));
        }
    }

    private void plain(Scope scope) {
        if (!isTls() && !scope.profile().name().equals("development")) {
            scope.report(
                    Finding.of(
                            "forklift.W161",
                            "'" + spec.hosts().get(0) + "' is served without TLS",
                            "passwords and sessions cross the net readable, secure cookies never come back, and"
                                    + " SECURE_SSL_REDIRECT sends browsers where nothing answers",
                            "tls(CertManager.clusterIssuer(\"letsencrypt-prod\")), or tls(\"secret\") with a certificate of your own"));
        }
    }

    private boolean isTls() {
        return spec.certManager().isPresent() || spec.tlsSecret().isPresent();
    }

    private String secretName() {
        String host = spec.hosts().get(0).replace("*", "wildcard");
        return spec.tlsSecret().orElseGet(() -> Names.fit(host + "-tls", Names.SUBDOMAIN));
    }

    /** What can be said of an Ingress. */
    public static final class Options {

        private static final Pattern SIZE = Pattern.compile("[0-9]{1,12}[kKmMgG]?");

        private final Notes notes;
        private final ImmutableIngressSpec.Builder spec = ImmutableIngressSpec.builder();
        private final Set<String> hosts = new HashSet<>();
        private final Set<String> paths = new HashSet<>();
        private final List<Finding> nginxAlone = new ArrayList<>();
        private Controller controller = Controller.ANY;
        private boolean routed;
        private @Nullable String tls;

        private Options(Notes notes) {
            this.notes = notes;
        }

        private IngressSpec build() {
            require(
                    routed,
                    "forklift.E163",
                    "an Ingress without routes",
                    "whatever is asked for, the ingress controller answers 404",
                    "route(\"/\", web), with the port of a Gunicorn, a Uvicorn or a Daphne");
            if (controller != Controller.NGINX) {
                nginxAlone.forEach(notes::refuse);
            }
            return spec.build();
        }

        /**
         * Answers at further hosts too, with the same paths and in the same certificate.
         *
         * @param more DNS names, or ones behind {@code *.}
         * @return these options
         */
        public Options alsoAt(String... more) {
            List.of(more).forEach(this::host);
            return this;
        }

        private void host(String host) {
            boolean ok = require(
                    Names.isHost(host),
                    "forklift.E160",
                    "'" + host + "' is no host",
                    "a host is a DNS name in small letters, without scheme, port and path; '*' may only be its whole first label",
                    "a host such as shop.example.com");
            if (ok
                    && require(
                            hosts.add(host),
                            "forklift.E162",
                            "the host '" + host + "' is said twice",
                            "the paths of a host are routed once",
                            "each host once")) {
                spec.hosts(host);
            }
        }

        /**
         * Leaves the requests to Traefik: ingress class {@code traefik}.
         *
         * @return these options
         */
        public Options traefik() {
            return controlled(Controller.TRAEFIK, "traefik");
        }

        /**
         * Leaves the requests to ingress-nginx: ingress class {@code nginx}.
         *
         * @return these options
         */
        public Options nginx() {
            return controlled(Controller.NGINX, "nginx");
        }

        /**
         * Leaves the requests to an ingress-nginx with a class of its own.
         *
         * @param className the ingress class
         * @return these options
         */
        public Options nginx(String className) {
            return controlled(Controller.NGINX, className);
        }

        /**
         * Leaves the requests to the controller of an ingress class.
         *
         * @param name the ingress class; the cluster's default class by default
         * @return these options
         */
        public Options className(String name) {
            return controlled(Controller.ANY, name);
        }

        private Options controlled(Controller by, String className) {
            if (require(
                    Names.isDnsSubdomain(className),
                    "forklift.E164",
                    "'" + className + "' is no ingress class",
                    "a class's name is a DNS subdomain",
                    "the metadata.name of an IngressClass, such as nginx")) {
                controller = by;
                spec.controller(by).className(className);
            }
            return this;
        }

        /**
         * Serves the hosts with a certificate that cert-manager issues into a Secret named after the first host.
         *
         * @param issuer who issues it
         * @return these options
         */
        public Options tls(CertManager issuer) {
            boolean ok = require(
                    Names.isDnsSubdomain(issuer.issuer()),
                    "forklift.E164",
                    "'" + issuer.issuer() + "' is no issuer",
                    "an issuer's name is a DNS subdomain",
                    "CertManager.clusterIssuer(\"letsencrypt-prod\")");
            if (ok && isFirst(issuer.issuerKind() + " " + issuer.issuer())) {
                spec.certManager(issuer);
            }
            return this;
        }

        /**
         * Serves the hosts with a certificate that is there.
         *
         * @param secret the name of a Secret of type {@code kubernetes.io/tls} in the stack's namespace
         * @return these options
         */
        public Options tls(String secret) {
            boolean ok = require(
                    Names.isDnsSubdomain(secret),
                    "forklift.E164",
                    "'" + secret + "' is no name of a Secret",
                    "a Secret's name is a DNS subdomain, and it lies in the stack's namespace",
                    "tls(\"shop-tls\")");
            if (ok && isFirst("Secret " + secret)) {
                spec.tlsSecret(secret);
            }
            return this;
        }

        private boolean isFirst(String certificate) {
            boolean first = require(
                    tls == null,
                    "forklift.E162",
                    "TLS is said twice",
                    "the hosts have one certificate, and " + tls + " was named before",
                    "one of the two, or two Ingresses");
            tls = certificate;
            return first;
        }

        /**
         * Routes a path and all below it to a process; the longest matching path wins.
         *
         * @param path begins with {@code /}
         * @param to the process
         * @return these options
         */
        public Options route(String path, HttpPort to) {
            return add(path, false, false, to);
        }

        /**
         * Routes exactly one path to a process.
         *
         * @param path begins with {@code /}
         * @param to the process
         * @return these options
         */
        public Options exact(String path, HttpPort to) {
            return add(path, true, false, to);
        }

        /**
         * Routes a path and all below it to a process that serves websockets there: nginx then waits an hour rather than a minute
         * for the next message. Traefik needs nothing said.
         *
         * @param path begins with {@code /}
         * @param to the process, a Daphne or a Uvicorn
         * @return these options
         */
        public Options websocket(String path, HttpPort to) {
            return add(path, false, true, to);
        }

        private Options add(String path, boolean exact, boolean websocket, HttpPort to) {
            routed = true;
            boolean ok = require(
                    path.startsWith("/") && !path.contains("//") && path.chars().noneMatch(Character::isWhitespace),
                    "forklift.E161",
                    "'" + path + "' is no path",
                    "a path begins with '/' and has neither blanks nor empty parts",
                    "a path such as /api");
            ok &= require(
                    paths.add((exact ? "=" + path : path.replaceFirst("(?<=.)/$", ""))),
                    "forklift.E162",
                    "the path '" + path + "' is routed twice",
                    "only one of the two processes would ever be asked",
                    "each path once");
            if (notes.given("the process at " + path, to) && ok) {
                spec.routes(new PathRoute(path, exact, websocket, to.at()));
            }
            return this;
        }

        /**
         * Sets how large a request may be. For nginx, which refuses more than one megabyte by default; Traefik sets no bound.
         *
         * @param size such as {@code 20m}; {@code 0} for no bound
         * @return these options
         */
        public Options bodySize(String size) {
            if (require(
                    SIZE.matcher(size).matches(),
                    "forklift.E165",
                    "bodySize(\"" + size + "\")",
                    "nginx takes a number, and k, m or g behind it",
                    "bodySize(\"20m\")")) {
                spec.bodySize(size);
                forNginx("bodySize(\"" + size + "\")");
            }
            return this;
        }

        /**
         * Sets how long the process may be silent within an answer. For nginx, which waits a minute by default; Traefik sets it for a
         * whole entry point.
         *
         * @param atMost whole seconds, at least 1
         * @return these options
         */
        public Options timeout(Duration atMost) {
            if (require(
                    atMost.toSeconds() >= 1 && atMost.toNanosPart() == 0,
                    "forklift.E165",
                    "timeout(" + atMost + ")",
                    "it is counted in whole seconds, at least 1",
                    "timeout(Duration.ofSeconds(60))")) {
                spec.timeout(atMost);
                forNginx("timeout(" + atMost + ")");
            }
            return this;
        }

        /**
         * Adds an annotation, for what the controller knows and these options do not.
         *
         * @param key a qualified name
         * @param value any text
         * @return these options
         */
        public Options annotation(String key, String value) {
            spec.annotations(key, value);
            return this;
        }

        private void forNginx(String what) {
            nginxAlone.add(Finding.of(
                            "forklift.W160",
                            what + " is said to nobody",
                            "only ingress-nginx takes it from an Ingress; Traefik bounds bodies by a Middleware and sets"
                                    + " time-outs for a whole entry point",
                            "nginx(), or annotation(key, value) in the words of your controller")
                    .at(CallSite.here()));
        }

        private boolean require(boolean ok, String id, String title, String because, String fix) {
            if (!ok) {
                notes.refuse(id, title, because, fix);
            }
            return ok;
        }
    }
}
