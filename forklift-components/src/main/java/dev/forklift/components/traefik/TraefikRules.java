package dev.forklift.components.traefik;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.check.Check;
import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.kube.KubeMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the API server takes of Traefik's resources and Traefik then leaves out, with no more than a line in its log.
 *
 * <p>Source: <a href="https://github.com/traefik/traefik/blob/master/pkg/provider/kubernetes/crd/kubernetes_http.go">how Traefik reads
 * them</a>.
 */
record TraefikRules() implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        for (Node node : graph.nodes()) {
            if (node.key().group().equals(Traefik.GROUP)) {
                JsonNode spec = KubeMapper.toTree(node.object()).path("spec");
                switch (node.key().kind()) {
                    case "Middleware" -> middleware(node, spec, findings);
                    case "IngressRoute" -> ingressRoute(node, spec, findings);
                    default -> {}
                }
            }
        }
    }

    private static void middleware(Node node, JsonNode spec, Consumer<Finding> findings) {
        List<String> types = new ArrayList<>();
        spec.fieldNames().forEachRemaining(types::add);
        if (types.size() != 1) {
            findings.accept(node.finding(
                    Finding.of(
                            "forklift.E253",
                            "a Middleware that is "
                                    + (types.isEmpty() ? "none of Traefik's" : String.join(" and ", types)),
                            "a Middleware is exactly one of Traefik's; routes through it answer 404",
                            "one Middleware each"),
                    "spec"));
        }
    }

    private static void ingressRoute(Node node, JsonNode spec, Consumer<Finding> findings) {
        for (int i = 0; i < spec.path("routes").size(); i++) {
            JsonNode route = spec.path("routes").get(i);
            String at = "spec.routes[" + i + "]";
            if (route.path("match").asText().isBlank()) {
                findings.accept(node.finding(leftOut("no rule", "match"), at + ".match"));
            }
            if (route.path("services").isEmpty()) {
                findings.accept(node.finding(leftOut("no service", "services"), at + ".services"));
            }
        }
    }

    private static Finding leftOut(String what, String field) {
        return Finding.of(
                "forklift.E254",
                "a route of an IngressRoute with " + what,
                "Traefik leaves it out, and answers 404",
                "a value for " + field);
    }
}
