package dev.forklift.components.traefik;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.ingress.PathRoute;
import dev.forklift.components.ingress.RouteOptions;
import dev.forklift.components.ingress.Routing;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requests from outside through Traefik, by its own IngressRoute, which says more than an Ingress: middlewares of the route and of
 * single paths, entry points, priorities, TLS options.
 *
 * <pre>{@code
 * s.add("edge", TraefikRoute.at("shop.example.com", r -> r.tls(letsencrypt).redirectHttp()
 *     .route("/admin", web, p -> p.middlewares(staff)).websocket("/ws", live).route("/", web)));
 * }</pre>
 *
 * <p>Source: <a
 * href="https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/">IngressRoute</a>.
 */
public final class TraefikRoute implements Component<NoPort> {

    private final TraefikRouteSpec spec;
    private final Notes notes;

    private TraefikRoute(TraefikRouteSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return the routes of a host}
     *
     * @param host a DNS name, or one behind {@code *.}
     * @param options its paths, its certificate, its middlewares
     */
    public static TraefikRoute at(String host, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, host);
        options.accept(said);
        return new TraefikRoute(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public NoPort define(Scope scope) {
        Routing routing = new Routing(scope, spec.routes());
        if (routing.isRouted()) {
            scope.references(new TraefikReferences());
            scope.check(new TraefikRules());
            ingressRoute(scope, routing);
            redirect(scope);
            routing.declare(spec.routes().tls() || spec.https());
        }
        return NoPort.INSTANCE;
    }

    private void ingressRoute(Scope scope, Routing routing) {
        Optional<Ref<Secret>> certificate = routing.certificate();
        List<PathRoute> paths = routing.paths();
        List<MiddlewarePort> first = new ArrayList<>(allowList(scope).stream().toList());
        first.addAll(accepted(scope, spec.middlewares()));
        Map<PathRoute, List<MiddlewarePort>> own = new LinkedHashMap<>();
        paths.forEach(p -> own.put(p, accepted(scope, said(p).middlewares())));
        Optional<TlsOptionPort> option = spec.tlsOption().filter(o -> scope.accepts(o.ref()));
        scope.object("", Traefik.IngressRoute.class, (me, naming) -> {
            List<Map<String, Object>> routes = new ArrayList<>();
            for (List<String> hosts : hostsOfOneKind()) {
                paths.forEach(p -> routes.add(route(hosts, p, concat(first, own.get(p)), naming)));
            }
            Traefik.IngressRoute route = entered(entryPoints(), routes, tls(certificate, option, naming));
            route.getMetadata().setAnnotations(routing.annotations());
            return route;
        });
    }

    private static List<MiddlewarePort> accepted(Scope scope, List<MiddlewarePort> middlewares) {
        return middlewares.stream().filter(m -> scope.accepts(m.ref())).toList();
    }

    private static List<MiddlewarePort> concat(List<MiddlewarePort> first, @Nullable List<MiddlewarePort> then) {
        return Stream.concat(first.stream(), then == null ? Stream.empty() : then.stream())
                .toList();
    }

    private TraefikPathSpec said(PathRoute path) {
        return spec.paths()
                .getOrDefault(path, ImmutableTraefikPathSpec.builder().build());
    }

    private Optional<MiddlewarePort> allowList(Scope scope) {
        List<String> networks = spec.routes().allowedFrom();
        return networks.isEmpty()
                ? Optional.empty()
                : Optional.of(middleware(scope, "allow-from", "ipAllowList", Map.of("sourceRange", networks)));
    }

    private static MiddlewarePort middleware(Scope scope, String id, String type, Map<String, Object> settings) {
        return new MiddlewarePort(scope.object(id, Traefik.Middleware.class, (me, naming) -> {
            Traefik.Middleware middleware = new Traefik.Middleware();
            middleware.says(Map.of(type, settings));
            return middleware;
        }));
    }

    private void redirect(Scope scope) {
        spec.redirectedFrom().ifPresent(entryPoint -> {
            MiddlewarePort https =
                    middleware(scope, "https", "redirectScheme", Map.of("scheme", "https", "permanent", true));
            scope.object("http", Traefik.IngressRoute.class, (me, naming) -> {
                Map<String, Object> route = new LinkedHashMap<>();
                route.put("kind", "Rule");
                route.put("match", Rule.hosts(spec.routes().hosts()));
                route.put("priority", 1);
                route.put("middlewares", List.of(Map.of("name", naming.nameOf(https.ref()))));
                route.put("services", List.of(Map.of("kind", "TraefikService", "name", "noop@internal")));
                return entered(List.of(entryPoint), List.of(route), Map.of());
            });
        });
    }

    private static Traefik.IngressRoute entered(
            List<String> entryPoints, List<Map<String, Object>> routes, Map<String, Object> tls) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("entryPoints", entryPoints);
        all.put("routes", routes);
        if (!tls.isEmpty()) {
            all.put("tls", tls);
        }
        Traefik.IngressRoute route = new Traefik.IngressRoute();
        route.says(all);
        return route;
    }

    /** Hosts behind {@code *.} have routes of their own, since any whole host goes before them. */
    private List<List<String>> hostsOfOneKind() {
        List<String> hosts = spec.routes().hosts();
        return Stream.of(false, true)
                .map(wildcard -> hosts.stream()
                        .filter(h -> Rule.isWildcard(h) == wildcard)
                        .toList())
                .filter(some -> !some.isEmpty())
                .toList();
    }

    private Map<String, Object> route(
            List<String> hosts, PathRoute path, List<MiddlewarePort> middlewares, Naming naming) {
        int priority = Rule.priority(Rule.isWildcard(hosts.get(0)), path);
        Map<String, Object> route = new LinkedHashMap<>();
        route.put("kind", "Rule");
        route.put("match", Rule.of(hosts, path));
        route.put("priority", said(path).priority().orElse(priority));
        if (!middlewares.isEmpty()) {
            route.put(
                    "middlewares",
                    middlewares.stream()
                            .map(m -> Map.of("name", naming.nameOf(m.ref())))
                            .toList());
        }
        route.put("services", List.of(service(path, naming)));
        return route;
    }

    private Map<String, Object> service(PathRoute path, Naming naming) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("name", path.to().service().map(naming::nameOf).orElseThrow());
        service.put("port", path.to().portName());
        if (said(path).sticky()) {
            service.put("sticky", Map.of("cookie", Map.of("httpOnly", true, "secure", isSecure(), "sameSite", "lax")));
        }
        return service;
    }

    private boolean isSecure() {
        return spec.routes().tls() || spec.https();
    }

    private List<String> entryPoints() {
        return spec.entryPoints().isEmpty() ? List.of(spec.https() ? "websecure" : "web") : spec.entryPoints();
    }

    private Map<String, Object> tls(Optional<Ref<Secret>> certificate, Optional<TlsOptionPort> option, Naming naming) {
        Map<String, Object> tls = new LinkedHashMap<>();
        certificate.ifPresent(secret -> tls.put("secretName", naming.nameOf(secret)));
        spec.certResolver().ifPresent(resolver -> {
            tls.put("certResolver", resolver);
            tls.put("domains", List.of(domain()));
        });
        option.ifPresent(o -> tls.put("options", Map.of("name", naming.nameOf(o.ref()))));
        return tls;
    }

    private Map<String, Object> domain() {
        List<String> hosts = spec.routes().hosts();
        Map<String, Object> domain = new LinkedHashMap<>();
        domain.put("main", hosts.get(0));
        if (hosts.size() > 1) {
            domain.put("sans", hosts.subList(1, hosts.size()));
        }
        return domain;
    }

    /** What can be said of a route of Traefik's. */
    public static final class Options extends RouteOptions<Options> {

        private final ImmutableTraefikRouteSpec.Builder spec = ImmutableTraefikRouteSpec.builder();

        private Options(Notes notes, String host) {
            super("a TraefikRoute", notes, host);
        }

        @Override
        protected Options self() {
            return this;
        }

        private TraefikRouteSpec build() {
            TraefikRouteSpec said = spec.routes(routes()).build();
            checks().require(
                            said.routes().dns().isEmpty()
                                    || said.routes().dns().get().target().isPresent(),
                            "forklift.E244",
                            "external-dns does not learn what the hosts point to",
                            "it takes the load balancer's address out of an object's status, and an IngressRoute has none",
                            "target(\"lb.example.com\"), with the name or address of Traefik's load balancer");
            checks().require(
                            said.https()
                                    || (said.tlsOption().isEmpty()
                                            && said.redirectedFrom().isEmpty()),
                            "forklift.E245",
                            "a TraefikRoute without TLS that speaks of it",
                            "tlsOption(…) and redirectHttp() are about HTTPS, and Traefik would serve none",
                            "tls(…) or certResolver(…), or neither of the two");
            return said;
        }

        /**
         * Routes a path and all below it to a process, with more to say of it.
         *
         * @param path begins with {@code /}
         * @param to the process
         * @param options its middlewares, its priority
         * @return these options
         */
        public Options route(String path, HttpPort to, Consumer<TraefikPathOptions> options) {
            return with(accepted(path, false, false, to), options);
        }

        /**
         * Routes exactly one path to a process, with more to say of it.
         *
         * @param path begins with {@code /}
         * @param to the process
         * @param options its middlewares, its priority
         * @return these options
         */
        public Options exact(String path, HttpPort to, Consumer<TraefikPathOptions> options) {
            return with(accepted(path, true, false, to), options);
        }

        /**
         * Routes a path and all below it to a process that serves websockets there, with more to say of it.
         *
         * @param path begins with {@code /}
         * @param to the process, a Daphne or a Uvicorn
         * @param options its middlewares, its priority
         * @return these options
         */
        public Options websocket(String path, HttpPort to, Consumer<TraefikPathOptions> options) {
            return with(accepted(path, false, true, to), options);
        }

        private Options with(Optional<PathRoute> path, Consumer<TraefikPathOptions> options) {
            TraefikPathOptions said = new TraefikPathOptions(notes());
            options.accept(said);
            path.ifPresent(p -> spec.paths(p, said.build()));
            return this;
        }

        /**
         * Sends all requests through middlewares.
         *
         * @param middlewares in the order in which a request goes through them
         * @return these options
         */
        public Options middlewares(MiddlewarePort... middlewares) {
            for (MiddlewarePort middleware : middlewares) {
                if (notes().given("a middleware", middleware)) {
                    spec.middlewares(middleware);
                }
            }
            return this;
        }

        /**
         * Sets where Traefik listens.
         *
         * @param names the names of entry points, as Traefik's own configuration has them; {@code websecure} by default, and
         *     {@code web} without TLS
         * @return these options
         */
        public Options entryPoints(String... names) {
            for (String name : names) {
                if (isWord("entryPoints", name)) {
                    spec.entryPoints(name);
                }
            }
            return this;
        }

        /**
         * Serves the hosts with a certificate that Traefik gets itself.
         *
         * @param name the resolver's name, as Traefik's own configuration has it
         * @return these options
         */
        public Options certResolver(String name) {
            if (isWord("certResolver", name) && isFirst("the resolver " + name)) {
                spec.certResolver(name);
            }
            return this;
        }

        private boolean isWord(String method, String name) {
            return checks().value(
                            Names.isLabelValue(name) && !name.isEmpty(),
                            method + "(\"" + name + "\")",
                            "a name has letters, digits, '-' and '_'",
                            method + "(\"websecure\")");
        }

        /**
         * Sets how TLS is spoken.
         *
         * @param option the port of a TLS option; Traefik's default option by default
         * @return these options
         */
        public Options tlsOption(TlsOptionPort option) {
            if (notes().given("the TLS option", option)) {
                spec.tlsOption(option);
            }
            return this;
        }

        /**
         * Sends requests by HTTP to HTTPS, by a route of their own on the entry point {@code web}. It is not needed where Traefik's own
         * configuration redirects the whole entry point. ACME challenges are not redirected.
         *
         * @return these options
         */
        public Options redirectHttp() {
            spec.redirectedFrom("web");
            return this;
        }
    }
}
