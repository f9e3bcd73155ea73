package dev.forklift.components.ingress;

import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of every way of routing: hosts, paths, certificate, DNS records, and who may come in.
 *
 * @param <O> the options themselves, so that each line returns them
 */
public abstract class RouteOptions<O extends RouteOptions<O>> {

    private final String what;
    private final Notes notes;
    private final EdgeChecks checks;
    private final ImmutableRouteSpec.Builder spec = ImmutableRouteSpec.builder();
    private final Set<String> hosts = new HashSet<>();
    private final Set<String> paths = new HashSet<>();
    private final List<String> cloudflare = new ArrayList<>();
    private boolean proxied;
    private boolean routed;
    private boolean named;
    private @Nullable String tls;

    /**
     * Begins with one host.
     *
     * @param what what is being said, for messages: {@code an Ingress}
     * @param notes where mistakes are noted
     * @param host a DNS name, or one behind {@code *.}
     */
    protected RouteOptions(String what, Notes notes, String host) {
        this.what = what;
        this.notes = notes;
        this.checks = new EdgeChecks(notes);
        host(host);
    }

    /** {@return these options} */
    protected abstract O self();

    /** {@return where mistakes are noted} */
    protected final Notes notes() {
        return notes;
    }

    /** {@return what looks at values} */
    protected final EdgeChecks checks() {
        return checks;
    }

    /** {@return what was said} */
    protected final RouteSpec routes() {
        checks.require(
                routed,
                "forklift.E163",
                what + " without routes",
                "whatever is asked for, the ingress controller answers 404",
                "route(\"/\", web), with the port of a Gunicorn, a Uvicorn or a Daphne");
        if (proxied) {
            spec.addAllTrustedProxies(cloudflare);
        }
        return spec.build();
    }

    /**
     * Answers at further hosts too, with the same paths and in the same certificate.
     *
     * @param more DNS names, or ones behind {@code *.}
     * @return these options
     */
    public O alsoAt(String... more) {
        List.of(more).forEach(this::host);
        return self();
    }

    private void host(String host) {
        boolean ok = checks.require(
                Names.isHost(host),
                "forklift.E160",
                "'" + host + "' is no host",
                "a host is a DNS name in small letters, without scheme, port and path; '*' may only be its whole first label",
                "a host such as shop.example.com");
        if (ok
                && checks.require(
                        hosts.add(host),
                        "forklift.E162",
                        "the host '" + host + "' is said twice",
                        "the paths of a host are routed once",
                        "each host once")) {
            spec.hosts(host);
        }
    }

    /**
     * Serves the hosts with a certificate that cert-manager issues into a Secret named after the first host.
     *
     * @param issuer who issues it: {@code CertManager.clusterIssuer("letsencrypt-prod")}, or the port of an issuer of the stack
     * @return these options
     */
    public O tls(CertManager issuer) {
        if (notes.given("the issuer", issuer)
                && isName(issuer.issuer(), "issuer", "CertManager.clusterIssuer(\"letsencrypt-prod\")")
                && isFirst(words(issuer.issuer()))) {
            spec.certManager(issuer);
        }
        return self();
    }

    /**
     * Serves the hosts with a certificate that another component has issued.
     *
     * @param certificate the port of a certificate
     * @return these options
     */
    public O tls(CertificatePort certificate) {
        if (notes.given("the certificate", certificate) && isFirst(words(certificate.secret()))) {
            spec.certificate(certificate);
        }
        return self();
    }

    /**
     * Serves the hosts with a certificate that is there.
     *
     * @param secret the name of a Secret of type {@code kubernetes.io/tls} in the stack's namespace
     * @return these options
     */
    public O tls(String secret) {
        Ref<Secret> ref = Ref.external(Secret.class, secret);
        boolean ok = checks.require(
                Names.isDnsSubdomain(secret),
                "forklift.E164",
                "'" + secret + "' is no name of a Secret",
                "a Secret's name is a DNS subdomain, and it lies in the stack's namespace",
                "tls(\"shop-tls\")");
        if (ok && isFirst("Secret " + secret)) {
            spec.certificate(new CertificatePort(ref));
        }
        return self();
    }

    private boolean isName(Ref<?> ref, String what, String fix) {
        return checks.require(
                !ref.isExternal() || Names.isDnsSubdomain(ref.id()),
                "forklift.E164",
                "'" + ref.id() + "' is no " + what,
                "an issuer's name is a DNS subdomain",
                fix);
    }

    private static String words(Ref<?> ref) {
        return ref.kind().getSimpleName() + " "
                + (ref.isExternal() ? ref.id() : ref.path().value());
    }

    /**
     * {@return whether no certificate was said before; a second one is noted}
     *
     * @param certificate what is said now, for the message
     */
    protected final boolean isFirst(String certificate) {
        boolean first = checks.require(
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
    public O route(String path, HttpPort to) {
        return add(path, false, false, to);
    }

    /**
     * Routes exactly one path to a process.
     *
     * @param path begins with {@code /}
     * @param to the process
     * @return these options
     */
    public O exact(String path, HttpPort to) {
        return add(path, true, false, to);
    }

    /**
     * Routes a path and all below it to a process that serves websockets there. Where a proxy cuts silent connections, it then waits
     * an hour rather than a minute for the next message.
     *
     * @param path begins with {@code /}
     * @param to the process, a Daphne or a Uvicorn
     * @return these options
     */
    public O websocket(String path, HttpPort to) {
        return add(path, false, true, to);
    }

    private O add(String path, boolean exact, boolean websocket, HttpPort to) {
        accepted(path, exact, websocket, to);
        return self();
    }

    /**
     * {@return the path, where it can be routed}
     *
     * @param path the path
     * @param exact whether only this path is routed
     * @param websocket whether websockets are served there
     * @param to the process
     */
    protected final Optional<PathRoute> accepted(String path, boolean exact, boolean websocket, HttpPort to) {
        routed = true;
        boolean ok = checks.require(
                path.startsWith("/") && !path.contains("//") && path.chars().noneMatch(RouteOptions::isNoPath),
                "forklift.E161",
                "'" + path + "' is no path",
                "a path begins with '/' and has neither blanks nor empty parts",
                "a path such as /api");
        ok &= checks.require(
                paths.add((exact ? "=" + path : path.replaceFirst("(?<=.)/$", ""))),
                "forklift.E162",
                "the path '" + path + "' is routed twice",
                "only one of the two processes would ever be asked",
                "each path once");
        if (!notes.given("the process at " + path, to) || !ok) {
            return Optional.empty();
        }
        PathRoute route = new PathRoute(path, exact, websocket, to.at());
        spec.paths(route);
        return Optional.of(route);
    }

    private static boolean isNoPath(int c) {
        return Character.isWhitespace(c) || Character.isISOControl(c);
    }

    /**
     * Lets only these networks in; all others are turned away. What comes through another proxy has that one's address.
     *
     * @param networks such as {@code 203.0.113.0/24}; all by default
     * @return these options
     */
    public O allowFrom(String... networks) {
        List.of(networks).stream().filter(n -> checks.network("allowFrom", n)).forEach(spec::allowedFrom);
        restricted("allowFrom(…)");
        return self();
    }

    /**
     * Says in which networks the proxies stand between browsers and processes: their {@code X-Forwarded-…} headers are believed, and
     * nobody else's, by {@code FORWARDED_ALLOW_IPS} of the processes that are routed to. Cloudflare's, where they are said, are added.
     * gunicorn takes networks from 24.1 on; Daphne believes every proxy.
     *
     * @param networks that of the ingress controller's pods, and of what stands before it; every proxy is believed by default. A
     *     process that says its own {@code forwardedAllowIps} keeps them
     * @return these options
     */
    public O trustedProxies(String... networks) {
        proxied = true;
        List.of(networks).stream()
                .filter(n -> checks.network("trustedProxies", n))
                .forEach(spec::trustedProxies);
        return self();
    }

    /**
     * Notes where it was said that only some may come in, for what cannot hold others off.
     *
     * @param method what was called
     */
    protected void restricted(String method) {}

    /**
     * Says that TLS ends before the controller, at a load balancer or a CDN: browsers come by HTTPS although no certificate is said
     * here.
     *
     * @return these options
     */
    public O tlsEndsBefore() {
        if (isFirst("what stands before")) {
            spec.tlsEndsBefore(true);
        }
        return self();
    }

    /**
     * Has external-dns make the DNS records of the hosts, and tells it more than it would find out by itself.
     *
     * @param options what the records point to, how long they are kept
     * @return these options
     */
    public O externalDns(Consumer<DnsOptions> options) {
        DnsOptions dns = new DnsOptions(notes);
        options.accept(dns);
        return dns(dns.build(), "externalDns");
    }

    /**
     * Puts Cloudflare in front: external-dns makes records that Cloudflare answers for itself.
     *
     * @param options what Cloudflare passes requests on to, its certificate, and that nobody else may come in
     * @return these options
     */
    public O cloudflare(Consumer<CloudflareOptions> options) {
        CloudflareOptions front = new CloudflareOptions(notes);
        options.accept(front);
        front.origin().ifPresent(this::tls);
        if (!front.only().isEmpty()) {
            spec.addAllAllowedFrom(front.only());
            cloudflare.addAll(front.only());
            restricted("only(…)");
        }
        return dns(front.dns(), "cloudflare");
    }

    private O dns(DnsSpec dns, String method) {
        if (checks.require(
                !named,
                "forklift.E162",
                method + "(…) says the DNS records a second time",
                "a host's records are made once",
                "cloudflare(…) or externalDns(…), once")) {
            spec.dns(dns);
        }
        named = true;
        return self();
    }
}
