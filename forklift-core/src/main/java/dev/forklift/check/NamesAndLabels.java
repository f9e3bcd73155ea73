package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.Selection;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Names, labels and annotation keys as the API server takes them, whoever set them. */
final class NamesAndLabels implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        Set<String> keys = new HashSet<>();
        for (Node node : graph.nodes()) {
            String problem = nameProblem(node.object(), node.key().name());
            if (!problem.isEmpty()) {
                findings.accept(node.finding(
                        Finding.of(
                                "forklift.E027",
                                "'" + node.key().name() + "' is no name of a "
                                        + node.key().kind(),
                                problem,
                                "another name, stack name or component id"),
                        "metadata.name"));
            }
            namespace(node, graph, findings);
            labels(node, node.object().getMetadata().getLabels(), "metadata.labels", keys, findings);
            Selection.podLabels(node).ifPresent(l -> labels(node, l, "spec.template.metadata.labels", keys, findings));
            keys(node, node.object().getMetadata().getAnnotations(), findings);
        }
    }

    private static String nameProblem(HasMetadata object, String name) {
        if (object instanceof Role
                || object instanceof RoleBinding
                || object instanceof ClusterRole
                || object instanceof ClusterRoleBinding) {
            return name.isEmpty() || name.contains("/") || name.contains("%")
                    ? "a role's name is not empty and has no '/' or '%' in it"
                    : "";
        }
        if (object instanceof Service) {
            return Names.isServiceName(name)
                    ? ""
                    : "a Service's name begins with a letter, and has at most 63 of a-z, 0-9 and '-'";
        }
        int limit = object instanceof CronJob || object instanceof StatefulSet
                ? Names.CONTROLLER
                : object instanceof Job ? Names.LABEL : Names.SUBDOMAIN;
        if (name.length() > limit) {
            return "it may have at most " + limit + " characters, since its pods carry it in a label";
        }
        boolean label = object instanceof StatefulSet;
        return (label ? Names.isDnsLabel(name) : Names.isDnsSubdomain(name))
                ? ""
                : "a name has a-z, 0-9, '-' and '.', and begins and ends with a letter or digit";
    }

    private static void namespace(Node node, ObjectGraph graph, Consumer<Finding> findings) {
        String namespace = node.key().namespace();
        if (!namespace.isEmpty() && !namespace.equals(graph.namespace())) {
            findings.accept(node.finding(
                    Finding.of(
                            "forklift.W022",
                            node.key() + " lies in the namespace '" + namespace + "'",
                            "the stack's namespace is '" + graph.namespace()
                                    + "', and its pods read only objects there",
                            "no namespace on the object, so that it gets the stack's"),
                    "metadata.namespace"));
        }
    }

    private static void labels(
            Node node,
            @Nullable Map<String, String> labels,
            String field,
            Set<String> known,
            Consumer<Finding> findings) {
        if (labels == null) {
            return;
        }
        labels.forEach((key, value) -> {
            if (!isKey(key, known) || value == null || !Names.isLabelValue(value)) {
                findings.accept(node.finding(
                        Finding.of(
                                "forklift.E028",
                                "'" + key + ": " + value + "' is no label",
                                "a key is a qualified name; a value has at most 63 letters, digits, '-', '_' and '.', and begins"
                                        + " and ends with a letter or digit",
                                "an annotation, which takes any text"),
                        field));
            }
        });
    }

    /** Nearly all objects have the same keys: what was looked at once is known to be one. */
    private static boolean isKey(String key, Set<String> known) {
        return known.contains(key) || (Names.isLabelKey(key) && known.add(key));
    }

    private static void keys(Node node, @Nullable Map<String, String> annotations, Consumer<Finding> findings) {
        if (annotations == null) {
            return;
        }
        for (String key : annotations.keySet()) {
            if (!Names.isLabelKey(key)) {
                findings.accept(node.finding(
                        Finding.of(
                                "forklift.E028",
                                "'" + key + "' is no annotation key",
                                "a key is an optional DNS subdomain and '/', then at most 63 letters, digits, '-', '_' and '.'",
                                "a key such as example.com/team"),
                        "metadata.annotations"));
            }
        }
    }
}
