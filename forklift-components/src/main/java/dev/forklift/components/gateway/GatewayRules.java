package dev.forklift.components.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.check.Check;
import dev.forklift.components.custom.Refusals;
import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import dev.forklift.kube.KubeMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What the API server refuses of routes and Gateways by the rules (CEL) of their definitions, and sections that a Gateway does not have.
 *
 * <p>Source: <a href="https://github.com/kubernetes-sigs/gateway-api/tree/main/config/crd/standard">the definitions</a>, <a
 * href="https://gateway-api.sigs.k8s.io/reference/spec/">the API's specification</a>.
 */
record GatewayRules() implements Check {

    private static final int MOST_HOSTS = 16;
    private static final int MOST_RULES = 16;
    private static final int MOST_MATCHES = 128;
    private static final int MOST_LISTENERS = 64;
    private static final Pattern NO_PATH = Pattern.compile(".*(//|/\\./|/\\.\\./|%2f|%2F|#).*|.*/\\.\\.?$|[^/].*|");
    private static final Pattern PATH = Pattern.compile("(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+");

    /** The field that belongs to each type of filter. */
    private static final Map<String, String> FILTERS = Map.of(
            "RequestHeaderModifier", "requestHeaderModifier",
            "ResponseHeaderModifier", "responseHeaderModifier",
            "RequestMirror", "requestMirror",
            "RequestRedirect", "requestRedirect",
            "URLRewrite", "urlRewrite",
            "ExtensionRef", "extensionRef",
            "CORS", "cors",
            "ExternalAuth", "externalAuth");

    private static final Set<String> REPEATABLE = Set.of("RequestMirror", "ExtensionRef");

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        for (Node node : graph.nodes()) {
            if (!node.key().group().equals(GatewayReferences.GROUP)) {
                continue;
            }
            JsonNode spec = KubeMapper.toTree(node.object()).path("spec");
            switch (node.key().kind()) {
                case "HTTPRoute" -> {
                    route(spec, new Refusals(node, "forklift.E255", findings));
                    sections(graph, node, findings);
                }
                case "Gateway" -> gateway(spec, new Refusals(node, "forklift.E256", findings));
                default -> {}
            }
        }
    }

    private static void sections(ObjectGraph graph, Node route, Consumer<Finding> findings) {
        for (Reference parent : graph.referencesFrom(route.object())) {
            if (parent.relation() == Relation.PARENT
                    && parent.target().isPresent()
                    && !parent.item().isEmpty()
                    && !hasListener(parent.target().get(), parent.item())) {
                findings.accept(route.finding(
                        Finding.of(
                                "forklift.E257",
                                "Gateway '" + parent.name() + "' has no listener '" + parent.item() + "'",
                                "a route is attached to a listener by its name, and is served nowhere otherwise",
                                "the name of one of its listeners, or none for all that fit"),
                        parent.field()));
            }
        }
    }

    private static boolean hasListener(Node gateway, String section) {
        JsonNode listeners = KubeMapper.toTree(gateway.object()).path("spec").path("listeners");
        return StreamSupport.stream(listeners.spliterator(), false)
                .anyMatch(l -> l.path("name").asText().equals(section));
    }

    private static void route(JsonNode spec, Refusals refused) {
        refused.unless(
                spec.path("hostnames").size() <= MOST_HOSTS,
                "spec.hostnames",
                "a route of " + spec.path("hostnames").size() + " hosts",
                "an HTTPRoute takes " + MOST_HOSTS,
                "a second route for the others");
        refused.unless(
                spec.path("rules").size() <= MOST_RULES,
                "spec.rules",
                "a route of " + spec.path("rules").size() + " paths",
                "an HTTPRoute takes " + MOST_RULES + " rules",
                "a second route for the others");
        int matches = 0;
        for (int i = 0; i < spec.path("rules").size(); i++) {
            JsonNode rule = spec.path("rules").get(i);
            matches += rule.path("matches").size();
            rule("spec.rules[" + i + "]", rule, refused);
        }
        refused.unless(
                matches <= MOST_MATCHES,
                "spec.rules",
                "a route of " + matches + " matches",
                "an HTTPRoute takes " + MOST_MATCHES,
                "a second route for the others");
    }

    private static void rule(String at, JsonNode rule, Refusals refused) {
        for (JsonNode match : rule.path("matches")) {
            path(at + ".matches.path", match.path("path"), refused);
        }
        for (JsonNode backend : rule.path("backendRefs")) {
            boolean service = backend.path("group").asText().isEmpty()
                    && backend.path("kind").asText("Service").equals("Service");
            refused.unless(
                    !service || backend.has("port"),
                    at + ".backendRefs",
                    "a route to Service '" + backend.path("name").asText() + "' without a port",
                    "a Service is routed to by the number of its port",
                    "the port");
            filters(at + ".backendRefs.filters", backend, refused);
        }
        filters(at + ".filters", rule, refused);
        boolean redirects = types(rule).contains("RequestRedirect");
        refused.unless(
                !redirects || rule.path("backendRefs").isEmpty(),
                at,
                "a rule that redirects and routes",
                "what is sent elsewhere reaches no backend",
                "one of the two");
    }

    private static void path(String at, JsonNode path, Refusals refused) {
        String type = path.path("type").asText("PathPrefix");
        String value = path.path("value").asText("/");
        refused.unless(
                type.equals("RegularExpression")
                        || (!NO_PATH.matcher(value).matches()
                                && PATH.matcher(value).matches()),
                at,
                "'" + value + "' is no path of a route",
                "a path is absolute, and has no empty parts, no '.' or '..', no encoded '/' and no '#'",
                "a path such as /api");
    }

    private static List<String> types(JsonNode of) {
        return StreamSupport.stream(of.path("filters").spliterator(), false)
                .map(f -> f.path("type").asText())
                .toList();
    }

    private static void filters(String at, JsonNode of, Refusals refused) {
        Set<String> seen = new HashSet<>();
        for (JsonNode filter : of.path("filters")) {
            String type = filter.path("type").asText();
            String field = FILTERS.getOrDefault(type, type);
            boolean alone = FILTERS.values().stream().allMatch(f -> f.equals(field) == filter.has(f));
            refused.unless(
                    alone,
                    at,
                    "a filter " + type + " without " + field + ", or with something else",
                    "a filter says its type, and what belongs to it alone",
                    field);
            refused.unless(
                    seen.add(type) || REPEATABLE.contains(type),
                    at,
                    "two filters " + type,
                    "a rule has one of this type",
                    "both in one");
        }
        refused.unless(
                !(seen.contains("RequestRedirect") && seen.contains("URLRewrite")),
                at,
                "a rule that redirects and rewrites",
                "what is sent elsewhere is not rewritten",
                "one of the two");
    }

    private static void gateway(JsonNode spec, Refusals refused) {
        JsonNode listeners = spec.path("listeners");
        refused.unless(
                !listeners.isEmpty() && listeners.size() <= MOST_LISTENERS,
                "spec.listeners",
                "a Gateway of " + listeners.size() + " listeners",
                "it has 1 to " + MOST_LISTENERS,
                "a listener for each host");
        Set<String> names = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (JsonNode listener : listeners) {
            String name = listener.path("name").asText();
            String host = listener.path("hostname").asText();
            String protocol = listener.path("protocol").asText();
            refused.unless(
                    names.add(name),
                    "spec.listeners",
                    "two listeners '" + name + "'",
                    "routes are attached to them by name",
                    "a name each");
            refused.unless(
                    places.add(listener.path("port").asText() + " " + protocol + " " + host),
                    "spec.listeners[" + name + "]",
                    "two listeners for '" + host + "' on port "
                            + listener.path("port").asText(),
                    "only one of them could answer",
                    "one of them");
            tls("spec.listeners[" + name + "].tls", protocol, listener.path("tls"), refused);
        }
    }

    private static void tls(String at, String protocol, JsonNode tls, Refusals refused) {
        if (protocol.equals("HTTP") || protocol.equals("TCP") || protocol.equals("UDP")) {
            refused.unless(
                    tls.isMissingNode(), at, "TLS for " + protocol, "that protocol speaks none", "HTTPS, or no tls");
        }
        if (protocol.equals("HTTPS")) {
            boolean ends = tls.path("mode").asText("Terminate").equals("Terminate");
            refused.unless(
                    ends
                            && (!tls.path("certificateRefs").isEmpty()
                                    || !tls.path("options").isEmpty()),
                    at,
                    "HTTPS without a certificate",
                    "the API server refuses it",
                    "certificateRefs, with the Secret of a certificate");
        }
    }
}
