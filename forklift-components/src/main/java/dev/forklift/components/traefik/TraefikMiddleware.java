package dev.forklift.components.traefik;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.ingress.EdgeChecks;
import dev.forklift.components.traefik.MiddlewareSpec.AuthServer;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Outsider;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import dev.forklift.kube.Quantities;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What Traefik does to requests on their way: asks whether they may pass, bounds them, changes them. Its port goes into the
 * {@code middlewares(…)} of a {@link TraefikRoute}, or of one path.
 *
 * <pre>{@code
 * MiddlewarePort staff = s.add("staff", TraefikMiddleware.forwardAuth("https://auth.example.com/verify",
 *     f -> f.authResponseHeaders("X-Auth-Request-User")));
 * }</pre>
 *
 * <p>Source: <a href="https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/middleware/">Middleware</a>.
 */
public final class TraefikMiddleware implements Component<MiddlewarePort> {

    private final MiddlewareSpec spec;
    private final Notes notes;

    private TraefikMiddleware(MiddlewareSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    private static TraefikMiddleware of(Notes notes, String type, Map<String, Object> settings) {
        return new TraefikMiddleware(
                ImmutableMiddlewareSpec.builder()
                        .type(type)
                        .putAllSettings(settings)
                        .build(),
                notes);
    }

    /**
     * {@return asks a service outside of the stack whether a request may pass: with an answer of 2xx it does, any other goes to the
     * browser}
     *
     * @param address its URL
     * @param options which headers go along
     */
    public static TraefikMiddleware forwardAuth(String address, Consumer<ForwardAuthOptions> options) {
        Notes notes = Notes.here();
        ForwardAuthOptions said = new ForwardAuthOptions(notes);
        if (said.checks()
                .value(
                        address.matches("https?://[^\\s/]+\\S*"),
                        "forwardAuth(\"" + address + "\", …)",
                        "Traefik asks by HTTP, at a URL",
                        "forwardAuth(\"https://auth.example.com/verify\", f -> {})")) {
            said.set("address", address);
        }
        options.accept(said);
        return of(notes, "forwardAuth", said.said());
    }

    /**
     * {@return asks a process of the stack whether a request may pass: with an answer of 2xx it does, any other goes to the browser}
     *
     * @param server the process
     * @param path where it answers, begins with {@code /}
     * @param options which headers go along
     */
    public static TraefikMiddleware forwardAuth(HttpPort server, String path, Consumer<ForwardAuthOptions> options) {
        Notes notes = Notes.here();
        ForwardAuthOptions said = new ForwardAuthOptions(notes);
        said.checks()
                .require(
                        path.startsWith("/"),
                        "forklift.E161",
                        "'" + path + "' is no path",
                        "a path begins with '/'",
                        "forwardAuth(auth, \"/verify\", f -> {})");
        options.accept(said);
        ImmutableMiddlewareSpec.Builder spec =
                ImmutableMiddlewareSpec.builder().type("forwardAuth").putAllSettings(said.said());
        if (notes.given("the process that is asked", server)) {
            spec.authServer(new AuthServer(server, path));
        }
        return new TraefikMiddleware(spec.build(), notes);
    }

    /**
     * {@return adds headers and takes some away}
     *
     * @param options the headers
     */
    public static TraefikMiddleware headers(Consumer<HeadersOptions> options) {
        Notes notes = Notes.here();
        HeadersOptions said = new HeadersOptions(notes);
        options.accept(said);
        said.checks()
                .value(
                        !said.said().isEmpty(),
                        "headers(…) that says nothing",
                        "Traefik would change nothing",
                        "headers(h -> h.contentTypeNosniff())");
        return of(notes, "headers", said.said());
    }

    /**
     * {@return bounds how often a client may ask; what comes too often is answered 429}
     *
     * @param average requests a second, or in the period that is said; at least 1
     * @param options how many at once, in which time, how clients are told apart
     */
    public static TraefikMiddleware rateLimit(int average, Consumer<RateLimitOptions> options) {
        Notes notes = Notes.here();
        RateLimitOptions said = new RateLimitOptions(notes);
        if (said.checks().atLeast("rateLimit", average, 1, "0 would mean no limit")) {
            said.set("average", average);
        }
        options.accept(said);
        return of(notes, "rateLimit", said.said());
    }

    /**
     * {@return bounds how large a request may be; a larger one is answered 413. Traefik reads a request to its end before the process
     * gets it}
     *
     * @param maxRequestBody such as {@code 20Mi}
     */
    public static TraefikMiddleware buffering(String maxRequestBody) {
        Notes notes = Notes.here();
        String problem = Quantities.problem(maxRequestBody).orElse("");
        boolean ok = problem.isEmpty() && Quantities.amount(maxRequestBody).signum() > 0;
        new EdgeChecks(notes)
                .value(
                        ok,
                        "buffering(\"" + maxRequestBody + "\")",
                        problem.isEmpty() ? "nothing but empty requests would pass" : problem,
                        "buffering(\"20Mi\")");
        return of(
                notes,
                "buffering",
                ok
                        ? Map.of(
                                "maxRequestBodyBytes",
                                Quantities.amount(maxRequestBody).longValue())
                        : Map.of());
    }

    /** {@return sends requests by HTTP to the same address by HTTPS; {@code redirectHttp()} of a route says it and the route for it} */
    public static TraefikMiddleware redirectToHttps() {
        return of(Notes.here(), "redirectScheme", Map.of("scheme", "https", "permanent", true));
    }

    /**
     * {@return sends browsers elsewhere, for good}
     *
     * @param regex a regular expression of Go's, over the whole URL: {@code ^https://www\.example\.com/(.*)}
     * @param replacement the other URL, in which {@code $1} is the first group
     */
    public static TraefikMiddleware redirectRegex(String regex, String replacement) {
        Notes notes = Notes.here();
        new EdgeChecks(notes)
                .value(
                        !regex.isBlank() && !replacement.isBlank(),
                        "redirectRegex(\"" + regex + "\", \"" + replacement + "\")",
                        "an expression and a replacement are needed, and an empty one would send everybody to nowhere",
                        "redirectRegex(\"^https://www\\\\.example\\\\.com/(.*)\", \"https://example.com/$1\")");
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("regex", regex);
        settings.put("replacement", replacement);
        settings.put("permanent", true);
        return of(notes, "redirectRegex", settings);
    }

    /**
     * {@return takes the beginning of a path away before the process gets the request. Django then has to be told what was taken, by
     * {@code FORCE_SCRIPT_NAME}}
     *
     * @param prefixes such as {@code /api}
     */
    public static TraefikMiddleware stripPrefix(String... prefixes) {
        Notes notes = Notes.here();
        EdgeChecks checks = new EdgeChecks(notes);
        List<String> legal = List.of(prefixes).stream()
                .filter(p -> checks.require(
                        p.startsWith("/"),
                        "forklift.E161",
                        "'" + p + "' is no path",
                        "a path begins with '/'",
                        "stripPrefix(\"/api\")"))
                .toList();
        return of(notes, "stripPrefix", Map.of("prefixes", legal));
    }

    /**
     * {@return lets in who has a password: for a staging site, where the whole site is closed}
     *
     * @param secret the name of a Secret with the key {@code users}, a line {@code name:hash} each, as {@code htpasswd} writes them
     */
    public static TraefikMiddleware basicAuth(String secret) {
        Notes notes = Notes.here();
        boolean ok = new EdgeChecks(notes)
                .require(
                        Names.isDnsSubdomain(secret),
                        "forklift.E164",
                        "'" + secret + "' is no name of a Secret",
                        "a Secret's name is a DNS subdomain",
                        "basicAuth(\"shop-staff\")");
        return basicAuth(Ref.external(Secret.class, ok ? secret : "none"), notes);
    }

    /**
     * {@return lets in who has a password}
     *
     * @param secret a Secret with the key {@code users}
     */
    public static TraefikMiddleware basicAuth(Ref<Secret> secret) {
        return basicAuth(secret, Notes.here());
    }

    private static TraefikMiddleware basicAuth(Ref<Secret> secret, Notes notes) {
        ImmutableMiddlewareSpec.Builder spec = ImmutableMiddlewareSpec.builder().type("basicAuth");
        if (notes.given("the Secret", secret)) {
            spec.users(secret);
        }
        return new TraefikMiddleware(spec.build(), notes);
    }

    /**
     * {@return lets in who comes from some networks; all others are answered 403}
     *
     * @param first the first network, such as {@code 203.0.113.0/24}
     * @param more the others
     */
    public static TraefikMiddleware ipAllowList(String first, String... more) {
        Notes notes = Notes.here();
        EdgeChecks checks = new EdgeChecks(notes);
        List<String> networks = Stream.concat(Stream.of(first), Stream.of(more))
                .filter(n -> checks.network("ipAllowList", n))
                .toList();
        return of(notes, "ipAllowList", Map.of("sourceRange", networks));
    }

    /**
     * {@return bounds how many requests are answered at the same time; more are answered 429}
     *
     * @param amount at least 1
     */
    public static TraefikMiddleware inFlight(int amount) {
        Notes notes = Notes.here();
        new EdgeChecks(notes).atLeast("inFlight", amount, 1, "with none at all nothing would pass");
        return of(notes, "inFlightReq", Map.of("amount", amount));
    }

    /**
     * {@return asks again when a pod does not answer at all; an answer of 5xx is one. Only for what may be asked twice}
     *
     * @param attempts how often altogether, at least 1
     * @param initialInterval what is waited before the second time, doubled each time: at least 1 ms
     */
    public static TraefikMiddleware retry(int attempts, Duration initialInterval) {
        Notes notes = Notes.here();
        EdgeChecks checks = new EdgeChecks(notes);
        checks.atLeast("retry", attempts, 1, "a request is sent at least once");
        checks.value(
                initialInterval.toMillis() >= 1,
                "retry(…, " + initialInterval + ")",
                "it is counted in whole milliseconds, at least 1",
                "retry(3, Duration.ofMillis(100))");
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("attempts", attempts);
        settings.put("initialInterval", initialInterval.toMillis() + "ms");
        return of(notes, "retry", settings);
    }

    /** {@return compresses answers, where browsers take it} */
    public static TraefikMiddleware compress() {
        return of(Notes.here(), "compress", Map.of());
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public MiddlewarePort define(Scope scope) {
        scope.references(new TraefikReferences());
        scope.check(new TraefikRules());
        spec.users().ifPresent(scope::accepts);
        spec.authServer()
                .ifPresent(a ->
                        scope.admits(Outsider.INGRESS_CONTROLLER, a.server().at()));
        return new MiddlewarePort(scope.object("", Traefik.Middleware.class, this::middleware));
    }

    private Traefik.Middleware middleware(Identity me, Naming naming) {
        Map<String, Object> settings = new LinkedHashMap<>(spec.settings());
        spec.users().ifPresent(secret -> settings.put("secret", naming.nameOf(secret)));
        spec.authServer().ifPresent(asked -> settings.put("address", url(asked, me, naming)));
        Traefik.Middleware middleware = new Traefik.Middleware();
        middleware.says(Map.of(spec.type(), settings));
        return middleware;
    }

    /** Traefik runs in a namespace of its own, where a Service's name alone says nothing. */
    private static String url(AuthServer asked, Identity me, Naming naming) {
        Endpoint at = asked.server().at();
        String namespace = at.service().isPresent() ? "." + me.namespace() + ".svc" : "";
        return "http://" + at.host().resolve(naming) + namespace + ":" + at.port() + asked.path();
    }
}
