package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What an object names has to be there: in the graph, or said to lie outside of it. */
final class DanglingReferences implements Check {

    private static final Set<Relation> KEYS = Set.of(Relation.ENV, Relation.VOLUME, Relation.CREDENTIAL);

    private record Missing(String kind, String name, String item, boolean object) {}

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        Map<Missing, Finding> byTarget = new LinkedHashMap<>();
        for (Reference reference : graph.references()) {
            if (reference.optional() || isThere(graph, reference)) {
                continue;
            }
            Node from = reference.from();
            Missing missing = new Missing(
                    reference.kind(),
                    reference.name(),
                    reference.item(),
                    reference.target().isEmpty());
            byTarget.merge(
                    missing,
                    from.finding(describe(missing, reference), reference.field()),
                    (first, again) ->
                            again.path().equals(first.path()) ? first : first.concerning(from.path(), from.namedAt()));
        }
        byTarget.values().forEach(findings);
    }

    private static boolean isThere(ObjectGraph graph, Reference reference) {
        if (reference.target().isEmpty()) {
            return graph.expects(reference.kind(), reference.name());
        }
        boolean isKey = KEYS.contains(reference.relation());
        if (!isKey || reference.item().isEmpty()) {
            return true;
        }
        return keys(reference.target().get()).contains(reference.item());
    }

    private static Set<String> keys(Node node) {
        Set<String> keys = new TreeSet<>();
        if (node.object() instanceof ConfigMap map) {
            keys.addAll(map.getData().keySet());
            keys.addAll(map.getBinaryData().keySet());
        } else if (node.object() instanceof Secret secret) {
            keys.addAll(secret.getData().keySet());
            keys.addAll(secret.getStringData().keySet());
        }
        return keys;
    }

    private static Finding describe(Missing missing, Reference reference) {
        if (missing.object) {
            return Finding.of(
                    "forklift.E020",
                    "there is no " + missing.kind + " '" + missing.name + "'",
                    "it is named as " + words(reference.relation())
                            + ", and is neither declared in this stack nor said to lie outside",
                    reference.relation() == Relation.SERVICE_NAME
                            ? "service() on the StatefulSet's handle, which declares it"
                            : "declare it, or say that it is there: s.expects(Ref.external(" + missing.kind
                                    + ".class, \"" + missing.name + "\"))");
        }
        return Finding.of(
                "forklift.E021",
                missing.kind + " '" + missing.name + "' has no key '" + missing.item + "'",
                "a pod that asks for a key that is not there does not start; the keys are "
                        + reference.target().map(DanglingReferences::keys).orElse(Set.of()),
                "one of its keys, or the key where the " + missing.kind + " is declared");
    }

    private static String words(Relation relation) {
        return switch (relation) {
            case ENV, ENV_FROM -> "environment";
            case VOLUME -> "a volume";
            case IMAGE_PULL_SECRET -> "a pull secret";
            case SERVICE_ACCOUNT, SUBJECT -> "a service account";
            case SERVICE_NAME -> "the Service that names the pods";
            case SELECTOR -> "what is selected";
            case SCALE_TARGET -> "what is scaled";
            case BACKEND -> "the backend of a route";
            case TLS -> "a certificate";
            case PARENT -> "the parent of a route";
            case FILTER -> "what changes a route's requests";
            case ISSUER -> "the issuer of a certificate";
            case CREDENTIAL -> "a credential";
            case ROLE -> "a role";
            case OWNER -> "an owner";
            case GATE -> "what is waited for";
        };
    }
}
