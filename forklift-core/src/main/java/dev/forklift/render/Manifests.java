package dev.forklift.render;

import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The renderers for plain manifests, as {@code kubectl apply -f} takes them. They hold the same documents, in one file or in many.
 *
 * <p>Within a file, what others need stands first: accounts, configuration and storage before workloads, workloads before what
 * leads to them and scales them; the same kinds are sorted by name.
 */
public final class Manifests {

    /** The name of the file that holds everything. */
    private static final String ALL = "manifests.yaml";

    private Manifests() {}

    /** {@return a renderer that writes everything into one file, {@code manifests.yaml}} */
    public static Renderer stream() {
        return graph -> RenderedFiles.of(Map.of(ALL, text(graph.nodes())));
    }

    /**
     * {@return a renderer that writes each object into a file of its own, named by kind and name: {@code deployment-shop-web.yaml}}
     * Where that name would stand for two different objects, both get 8 hex digits of the SHA-256 of what tells them apart.
     */
    public static Renderer perObject() {
        return graph -> files(graph, FileNames.ofObjects(graph.nodes()));
    }

    /**
     * {@return a renderer that writes the objects of each component into one file, named by its path: {@code web.api.yaml}} What
     * belongs to the stack itself lies in a file named like the stack.
     */
    public static Renderer perComponent() {
        return graph -> files(graph, FileNames.ofComponents(graph));
    }

    private static RenderedFiles files(ObjectGraph graph, Function<Node, String> names) {
        Map<String, List<Node>> byFile =
                graph.nodes().stream().collect(Collectors.groupingBy(names, TreeMap::new, Collectors.toList()));
        Map<String, String> files = new TreeMap<>();
        byFile.forEach((file, nodes) -> files.put(file, text(nodes)));
        return RenderedFiles.of(files);
    }

    private static String text(List<Node> nodes) {
        return Manifest.documents(
                nodes.stream().sorted(ApplyOrder.INSTANCE).map(Node::object).toList());
    }
}
