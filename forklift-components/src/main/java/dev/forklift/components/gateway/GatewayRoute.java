package dev.forklift.components.gateway;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.ingress.PathRoute;
import dev.forklift.components.ingress.RouteOptions;
import dev.forklift.components.ingress.Routing;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPHeader;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPHeaderFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPPathMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRequestRedirectFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteSpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteTimeouts;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Requests from outside through a Gateway, by an HTTPRoute. Certificates are the Gateway's.
 *
 * <pre>{@code
 * s.add("edge", GatewayRoute.at("shop.example.com", GatewayPort.external("public", "infra"),
 *     r -> r.websocket("/ws", live).route("/", web)));
 * }</pre>
 *
 * <p>Source: <a href="https://gateway-api.sigs.k8s.io/api-types/httproute/">HTTPRoute</a>.
 */
public final class GatewayRoute implements Component<NoPort> {

    private static final int MOVED = 301;

    private final GatewayPort gateway;
    private final GatewayRouteSpec spec;
    private final Notes notes;

    private GatewayRoute(GatewayPort gateway, GatewayRouteSpec spec, Notes notes) {
        this.gateway = gateway;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return the routes of a host}
     *
     * @param host a DNS name, or one behind {@code *.}
     * @param gateway the Gateway that serves it
     * @param options its paths, headers, times
     */
    public static GatewayRoute at(String host, GatewayPort gateway, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Gateway", gateway);
        Options said = new Options(notes, host);
        options.accept(said);
        return new GatewayRoute(gateway, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public NoPort define(Scope scope) {
        Routing routing = new Routing(scope, spec.routes());
        if (routing.isRouted() && scope.accepts(gateway.ref())) {
            scope.references(new GatewayReferences());
            scope.check(new GatewayRules());
            httpRoute(scope, routing);
            redirect(scope);
            routing.declare(gateway.tls() || spec.routes().tlsEndsBefore());
        }
        return NoPort.INSTANCE;
    }

    private void httpRoute(Scope scope, Routing routing) {
        List<PathRoute> paths = routing.paths();
        scope.object("", HTTPRoute.class, (me, naming) -> {
            HTTPRoute route = httpRoute(
                    parent(gateway, naming),
                    paths.stream().map(p -> rule(p, naming)).toList());
            ObjectMeta meta = new ObjectMeta();
            meta.setAnnotations(routing.annotations());
            route.setMetadata(meta);
            return route;
        });
    }

    private void redirect(Scope scope) {
        spec.redirectedFrom()
                .ifPresent(listener -> scope.object("http", HTTPRoute.class, (me, naming) -> {
                    HTTPRequestRedirectFilter https = new HTTPRequestRedirectFilter();
                    https.setScheme("https");
                    https.setStatusCode(MOVED);
                    HTTPRouteFilter filter = new HTTPRouteFilter();
                    filter.setType("RequestRedirect");
                    filter.setRequestRedirect(https);
                    HTTPRouteRule rule = new HTTPRouteRule();
                    rule.setFilters(List.of(filter));
                    return httpRoute(parent(gateway.section(listener), naming), List.of(rule));
                }));
    }

    private HTTPRoute httpRoute(ParentReference parent, List<HTTPRouteRule> rules) {
        HTTPRouteSpec routed = new HTTPRouteSpec();
        routed.setParentRefs(List.of(parent));
        routed.setHostnames(spec.routes().hosts());
        routed.setRules(rules);
        HTTPRoute route = new HTTPRoute();
        route.setSpec(routed);
        return route;
    }

    private static ParentReference parent(GatewayPort gateway, Naming naming) {
        ParentReference parent = new ParentReference();
        parent.setName(naming.nameOf(gateway.ref()));
        gateway.namespace().ifPresent(parent::setNamespace);
        gateway.section().ifPresent(parent::setSectionName);
        return parent;
    }

    private HTTPRouteRule rule(PathRoute path, Naming naming) {
        HTTPRouteRule rule = new HTTPRouteRule();
        rule.setMatches(List.of(match(path)));
        rule.setFilters(filters());
        rule.setBackendRefs(List.of(backend(path, naming)));
        if (!path.websocket()) {
            spec.timeout().ifPresent(time -> rule.setTimeouts(timeouts(time)));
        }
        return rule;
    }

    private static HTTPRouteMatch match(PathRoute route) {
        HTTPPathMatch path = new HTTPPathMatch();
        path.setType(route.exact() ? "Exact" : "PathPrefix");
        path.setValue(route.path());
        HTTPRouteMatch match = new HTTPRouteMatch();
        match.setPath(path);
        return match;
    }

    private static HTTPBackendRef backend(PathRoute path, Naming naming) {
        HTTPBackendRef backend = new HTTPBackendRef();
        path.to().service().map(naming::nameOf).ifPresent(backend::setName);
        backend.setPort(path.to().port());
        return backend;
    }

    private static HTTPRouteTimeouts timeouts(Duration time) {
        HTTPRouteTimeouts timeouts = new HTTPRouteTimeouts();
        timeouts.setRequest(time.toSeconds() + "s");
        return timeouts;
    }

    private List<HTTPRouteFilter> filters() {
        List<HTTPRouteFilter> filters = new ArrayList<>();
        headers(spec.requestHeaders()).ifPresent(headers -> {
            HTTPRouteFilter filter = new HTTPRouteFilter();
            filter.setType("RequestHeaderModifier");
            filter.setRequestHeaderModifier(headers);
            filters.add(filter);
        });
        headers(spec.responseHeaders()).ifPresent(headers -> {
            HTTPRouteFilter filter = new HTTPRouteFilter();
            filter.setType("ResponseHeaderModifier");
            filter.setResponseHeaderModifier(headers);
            filters.add(filter);
        });
        return filters;
    }

    /** An empty value takes the header away. */
    private static Optional<HTTPHeaderFilter> headers(Map<String, String> said) {
        List<HTTPHeader> set = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        new TreeMap<>(said).forEach((name, value) -> {
            if (value.isEmpty()) {
                remove.add(name);
            } else {
                HTTPHeader header = new HTTPHeader();
                header.setName(name);
                header.setValue(value);
                set.add(header);
            }
        });
        HTTPHeaderFilter filter = new HTTPHeaderFilter();
        filter.setSet(set);
        filter.setRemove(remove);
        return said.isEmpty() ? Optional.empty() : Optional.of(filter);
    }

    /** What can be said of a route of a Gateway's. */
    public static final class Options extends RouteOptions<Options> {

        private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
        private static final Pattern VALUE = Pattern.compile("|[!-~]+([\\t ]?[!-~]+)*");
        private static final int LONGEST = 99_999;

        private final ImmutableGatewayRouteSpec.Builder spec = ImmutableGatewayRouteSpec.builder();

        private Options(Notes notes, String host) {
            super("a GatewayRoute", notes, host);
        }

        @Override
        protected Options self() {
            return this;
        }

        private GatewayRouteSpec build() {
            GatewayRouteSpec said = spec.routes(routes()).build();
            boolean own = said.routes().certManager().isPresent()
                    || said.routes().certificate().isPresent();
            checks().require(
                            !own,
                            "forklift.E241",
                            "a GatewayRoute has no certificate of its own",
                            "browsers speak TLS with the Gateway, whose listener has the certificate",
                            "the certificate at the Gateway: Gateway.ofClass(…, g -> g.https(host, issuer))");
            return said;
        }

        @Override
        protected void restricted(String method) {
            notes().refuse(Finding.of(
                            "forklift.W240",
                            method + " is said to nobody",
                            "the Gateway API has no word for it, so everybody may come in",
                            "the policy of your Gateway's own, such as a SecurityPolicy, or a TraefikRoute")
                    .at(CallSite.here()));
        }

        /**
         * Sets a header of the request that the process gets.
         *
         * @param name the header
         * @param value its value; an empty one takes the header away
         * @return these options
         */
        public Options requestHeader(String name, String value) {
            if (isHeader("requestHeader", name, value)) {
                spec.requestHeaders(name, value);
            }
            return this;
        }

        /**
         * Sets a header of the answer that the browser gets.
         *
         * @param name the header
         * @param value its value; an empty one takes the header away
         * @return these options
         */
        public Options responseHeader(String name, String value) {
            if (isHeader("responseHeader", name, value)) {
                spec.responseHeaders(name, value);
            }
            return this;
        }

        private boolean isHeader(String method, String name, String value) {
            return checks().value(
                            HEADER.matcher(name).matches()
                                    && VALUE.matcher(value).matches(),
                            method + "(\"" + name + "\", …)",
                            "a header has a name of letters, digits and '-', and a value of visible characters and single blanks",
                            method + "(\"X-Frame-Options\", \"DENY\")");
        }

        /**
         * Sets how long an answer may take; websockets are left alone.
         *
         * @param atMost whole seconds, at least 1; the Gateway's own by default
         * @return these options
         */
        public Options timeout(Duration atMost) {
            if (checks().seconds("timeout", atMost, 1, LONGEST)) {
                spec.timeout(atMost);
            }
            return this;
        }

        /**
         * Sends requests that come by HTTP to HTTPS, by a route of their own.
         *
         * @param listener the name of the Gateway's listener for HTTP, such as {@code http}
         * @return these options
         */
        public Options redirectHttp(String listener) {
            if (checks().value(
                            Names.isDnsSubdomain(listener),
                            "redirectHttp(\"" + listener + "\")",
                            "a listener's name is a DNS subdomain",
                            "redirectHttp(\"http\")")) {
                spec.redirectedFrom(listener);
            }
            return this;
        }
    }
}
