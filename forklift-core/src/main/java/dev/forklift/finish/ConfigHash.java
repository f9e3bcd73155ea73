package dev.forklift.finish;

import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodTemplates;
import dev.forklift.graph.Reference;
import dev.forklift.kube.Hashes;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The hash of what pods read from ConfigMaps and Secrets whose names do not change with their content, as an annotation of the
 * pod template: what changes there rolls the pods that read it, and only those.
 */
final class ConfigHash {

    static final String ANNOTATION = "forklift.dev/config-hash";

    private ConfigHash() {}

    static void annotate(ObjectGraph graph, Set<Node> stable) {
        if (stable.isEmpty()) {
            return;
        }
        for (Node node : graph.nodes()) {
            PodTemplates.of(node.object()).ifPresent(template -> {
                Map<String, String> read = read(node, graph, stable);
                if (!read.isEmpty()) {
                    annotate(template, read);
                }
            });
        }
    }

    /**
     * Annotates one workload before it is named by its content, so that what it reads under a stable name is part of that name: a
     * Job cannot be changed, so it has to be another one when its configuration is.
     */
    static void annotate(Node workload, String stack, Set<Node> stable) {
        if (!stable.isEmpty() && PodTemplates.of(workload.object()).isPresent()) {
            List<Node> nodes = new ArrayList<>(stable);
            nodes.add(workload);
            annotate(new ObjectGraph(stack, workload.key().namespace(), nodes, Set.of()), stable);
        }
    }

    private static Map<String, String> read(Node reader, ObjectGraph graph, Set<Node> stable) {
        Map<String, String> read = new TreeMap<>();
        for (Reference reference : graph.referencesFrom(reader.object())) {
            reference
                    .target()
                    .filter(stable::contains)
                    .ifPresent(config -> read.put(
                            config.key() + "/" + reference.item(), content(config.object(), reference.item())));
        }
        return read;
    }

    private static String content(HasMetadata config, String key) {
        Map<String, String> data = config instanceof ConfigMap map ? map.getData() : ((Secret) config).getData();
        return data == null ? "" : key.isEmpty() ? data.toString() : String.valueOf(data.get(key));
    }

    private static void annotate(PodTemplateSpec template, Map<String, String> read) {
        ObjectMeta meta = template.getMetadata() == null ? new ObjectMeta() : template.getMetadata();
        Map<String, String> annotations =
                new TreeMap<>(meta.getAnnotations() == null ? Map.of() : meta.getAnnotations());
        annotations.put(ANNOTATION, Hashes.shortHash(KubeMapper.canonicalBytes(read)));
        meta.setAnnotations(annotations);
        template.setMetadata(meta);
    }
}
