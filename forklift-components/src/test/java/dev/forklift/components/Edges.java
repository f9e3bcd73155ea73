package dev.forklift.components;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.Stack;
import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.web.Daphne;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.Finding;
import dev.forklift.kube.KubeMapper;
import dev.forklift.render.Manifest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/** Small shops with two web processes, for tests of what routes to them. */
public final class Edges {

    /** What is routed to. */
    public record Servers(HttpPort web, HttpPort live) {}

    /** Makes what routes. */
    @FunctionalInterface
    public interface Edge {
        Component<?> of(Scope scope, Servers to);
    }

    private Edges() {}

    /** A shop with one way in. */
    public static Stack shop(Edge edge) {
        return Projects.stack((s, django) -> {
            Servers servers = new Servers(
                    s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz"))),
                    s.add("live", Daphne.of(django, "shop.asgi:application", d -> d.health("/healthz"))));
            s.add("edge", edge.of(s, servers));
        });
    }

    /** What is written under {@code spec} of an object, with the kind and the component's path. */
    public static JsonNode spec(Stack shop, String kind, String path) {
        return tree(shop, kind, path).path("spec");
    }

    /** An object as a tree; the component's first of its kind. */
    public static JsonNode tree(Stack shop, String kind, String path) {
        return KubeMapper.toTree(object(shop, kind, path));
    }

    /** An object as text. */
    public static String yaml(Stack shop, String kind, String path) {
        return Manifest.document(object(shop, kind, path));
    }

    private static HasMetadata object(Stack shop, String kind, String path) {
        return shop.graph().of(path).stream()
                .filter(o -> o.getKind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " at " + path));
    }

    /** The allowed hosts that the project's settings hold. */
    public static String allowedHosts(Stack shop) {
        return shop.graph().configMap("django").getData().get("ALLOWED_HOSTS");
    }

    /** The ids and titles of what is found. */
    public static List<String> found(Stack shop) {
        return shop.check().findings().stream()
                .map(f -> f.id() + " " + f.title())
                .toList();
    }

    /** The ids of what is found. */
    public static List<String> ids(Stack shop) {
        return shop.check().findings().stream().map(Finding::id).toList();
    }
}
