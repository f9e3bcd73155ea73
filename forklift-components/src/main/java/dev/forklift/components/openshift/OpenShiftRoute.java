package dev.forklift.components.openshift;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.ingress.PathRoute;
import dev.forklift.components.ingress.RouteOptions;
import dev.forklift.components.ingress.Routing;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Hashes;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Requests from outside through OpenShift's router: a Route for each path of each host. TLS ends at the router, and what comes by
 * HTTP is sent to HTTPS, unless said otherwise.
 *
 * <pre>{@code
 * s.add("edge", OpenShiftRoute.at("shop.apps.example.com", r -> r.websocket("/ws", live).route("/", web)));
 * }</pre>
 *
 * <p>Source: <a
 * href="https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/network_apis/route-route-openshift-io-v1">Route</a>,
 * <a href="https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/ingress_and_load_balancing/configuring-routes">
 * configuring routes</a>.
 */
public final class OpenShiftRoute implements Component<NoPort> {

    private static final String HAPROXY = "haproxy.router.openshift.io/";
    private static final String WEBSOCKETS = "3600s";

    private final OpenShiftRouteSpec spec;
    private final Notes notes;

    private OpenShiftRoute(OpenShiftRouteSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return the routes of a host}
     *
     * @param host a DNS name, or one behind {@code *.}, which the router has to allow
     * @param options its paths, its certificate
     */
    public static OpenShiftRoute at(String host, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, host);
        options.accept(said);
        return new OpenShiftRoute(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public NoPort define(Scope scope) {
        Routing routing = new Routing(scope, spec.routes());
        if (routing.isRouted()) {
            scope.references(new OpenShiftReferences());
            Optional<Ref<Secret>> certificate = routing.certificate();
            List<PathRoute> paths = routing.paths();
            for (String host : spec.routes().hosts()) {
                paths.forEach(path -> route(scope, routing, host, path, certificate));
            }
            certificate.ifPresent(secret -> roleOfRouter(scope, secret));
            routing.declare(spec.edge() || spec.routes().tls());
        }
        return NoPort.INSTANCE;
    }

    private void route(Scope scope, Routing routing, String host, PathRoute path, Optional<Ref<Secret>> certificate) {
        scope.object(id(host, path.path()), OpenShift.Route.class, (me, naming) -> {
            OpenShift.Route route = new OpenShift.Route();
            Map<String, String> annotations = new TreeMap<>(routing.annotations());
            annotations.putAll(annotations(path));
            route.getMetadata().setAnnotations(annotations);
            route.setAdditionalProperty("spec", route(host, path, certificate.map(naming::nameOf), naming));
            return route;
        });
    }

    /** The path in the words of a name; what does not fit, and a further host, by a hash. */
    private String id(String host, String path) {
        String words = path.equals("/") ? "root" : path.substring(1).replace('/', '-');
        boolean plain = Names.isDnsLabel(words) && path.lastIndexOf('/') == 0 && !words.equals("root");
        String id = plain || path.equals("/") ? words : Names.legal(words) + "-" + Hashes.shortHash(path);
        boolean first = host.equals(spec.routes().hosts().get(0));
        return Names.fit(first ? id : id + "-" + Hashes.shortHash(host), Names.LABEL);
    }

    private Map<String, Object> route(String host, PathRoute path, Optional<String> certificate, Naming naming) {
        Map<String, Object> to = new LinkedHashMap<>();
        to.put("kind", "Service");
        to.put("name", path.to().service().map(naming::nameOf).orElseThrow());
        to.put("weight", 100);
        boolean wildcard = host.startsWith("*.");
        Map<String, Object> route = new LinkedHashMap<>();
        route.put("host", wildcard ? "wildcard" + host.substring(1) : host);
        route.put("path", path.path());
        route.put("to", to);
        route.put("port", Map.of("targetPort", path.to().portName()));
        if (spec.edge()) {
            route.put("tls", tls(certificate));
        }
        route.put("wildcardPolicy", wildcard ? "Subdomain" : "None");
        return route;
    }

    private Map<String, Object> tls(Optional<String> certificate) {
        Map<String, Object> tls = new LinkedHashMap<>();
        tls.put("termination", spec.reencrypt() ? "reencrypt" : "edge");
        tls.put("insecureEdgeTerminationPolicy", "Redirect");
        certificate.ifPresent(name -> tls.put("externalCertificate", Map.of("name", name)));
        return tls;
    }

    private Map<String, String> annotations(PathRoute path) {
        Map<String, String> annotations = new TreeMap<>();
        if (path.websocket()) {
            annotations.put(HAPROXY + "timeout-tunnel", WEBSOCKETS);
        }
        spec.timeout().ifPresent(time -> annotations.put(HAPROXY + "timeout", time.toSeconds() + "s"));
        if (!spec.sticky()) {
            annotations.put(HAPROXY + "disable_cookies", "true");
            annotations.put(HAPROXY + "balance", "leastconn");
        }
        if (!spec.routes().allowedFrom().isEmpty()) {
            annotations.put(
                    HAPROXY + "ip_allowlist", String.join(" ", spec.routes().allowedFrom()));
        }
        return annotations;
    }

    /** The router reads a Secret with a certificate only where it is let to. */
    private static void roleOfRouter(Scope scope, Ref<Secret> certificate) {
        Ref<Role> role = scope.object("router", Role.class, (me, naming) -> role(naming.nameOf(certificate)));
        scope.object("router", RoleBinding.class, (me, naming) -> binding(naming.nameOf(role)));
    }

    private static Role role(String secret) {
        PolicyRule rule = new PolicyRule();
        rule.setApiGroups(List.of(""));
        rule.setResources(List.of("secrets"));
        rule.setResourceNames(List.of(secret));
        rule.setVerbs(List.of("get", "list", "watch"));
        Role role = new Role();
        role.setRules(List.of(rule));
        return role;
    }

    private static RoleBinding binding(String role) {
        Subject router = new Subject();
        router.setKind("ServiceAccount");
        router.setName("router");
        router.setNamespace("openshift-ingress");
        RoleBinding binding = new RoleBinding();
        binding.setRoleRef(new RoleRef("rbac.authorization.k8s.io", "Role", role));
        binding.setSubjects(List.of(router));
        return binding;
    }

    /** What can be said of routes of OpenShift's. */
    public static final class Options extends RouteOptions<Options> {

        private static final int LONGEST = 2_147_483;

        private final ImmutableOpenShiftRouteSpec.Builder spec = ImmutableOpenShiftRouteSpec.builder();

        private Options(Notes notes, String host) {
            super("an OpenShiftRoute", notes, host);
        }

        @Override
        protected Options self() {
            return this;
        }

        private OpenShiftRouteSpec build() {
            OpenShiftRouteSpec said = spec.routes(routes()).build();
            said.routes().paths().stream()
                    .filter(PathRoute::exact)
                    .forEach(path -> checks().require(
                                    false,
                                    "forklift.E246",
                                    "exact(\"" + path.path() + "\", …) at OpenShift's router",
                                    "a Route takes a path and all below it, so more than was said would be routed",
                                    "route(\"" + path.path()
                                            + "\", …), or an Ingress, of which OpenShift makes a Route itself"));
            return said;
        }

        /**
         * Has the router speak TLS with the pods, too: their port has to serve HTTPS with a certificate of OpenShift's service CA.
         *
         * @return these options
         */
        public Options reencrypt() {
            spec.reencrypt(true);
            return this;
        }

        /**
         * Serves HTTP alone; HTTPS by default.
         *
         * @return these options
         */
        public Options plainHttp() {
            spec.edge(false);
            return this;
        }

        /**
         * Sets how long an answer may take.
         *
         * @param atMost whole seconds, at least 1; 30 seconds by default. Websockets may be silent for an hour
         * @return these options
         */
        public Options timeout(Duration atMost) {
            if (checks().seconds("timeout", atMost, 1, LONGEST)) {
                spec.timeout(atMost);
            }
            return this;
        }

        /**
         * Sends a browser to the same pod again, by a cookie. OpenShift's router does so by default, which is turned off here: a Django
         * whose sessions lie in a database or a cache needs it not, and new pods get their share at once.
         *
         * @return these options
         */
        public Options sticky() {
            spec.sticky(true);
            return this;
        }
    }
}
