package dev.forklift.check;

import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.Selection;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Label selectors as the API server reads them: an empty one selects everything.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels and Selectors</a>.
 */
final class PodSelectors {

    private PodSelectors() {}

    /** Whether an object selects by labels alone, so that the graph knows what it selects. */
    static boolean isUnderstood(Node node) {
        return Selection.selector(node).isPresent();
    }

    /** The workloads whose pods a selector selects, in any namespace; nobody where there is no selector. */
    static Stream<Node> selected(ObjectGraph graph, @Nullable LabelSelector selector) {
        return selector == null
                ? Stream.empty()
                : graph.podsWith(matchLabels(selector))
                        .filter(pods -> meetsExpressions(
                                selector, Selection.podLabels(pods).orElse(Map.of())));
    }

    private static Map<String, String> matchLabels(LabelSelector selector) {
        return selector.getMatchLabels() == null ? Map.of() : selector.getMatchLabels();
    }

    static boolean matches(@Nullable LabelSelector selector, Map<String, String> labels) {
        if (selector == null) {
            return false;
        }
        Map<String, String> all = matchLabels(selector);
        return labels.entrySet().containsAll(all.entrySet()) && meetsExpressions(selector, labels);
    }

    private static boolean meetsExpressions(LabelSelector selector, Map<String, String> labels) {
        return selector.getMatchExpressions().stream().allMatch(e -> matches(e, labels));
    }

    private static boolean matches(LabelSelectorRequirement expression, Map<String, String> labels) {
        String value = labels.get(expression.getKey());
        return switch (String.valueOf(expression.getOperator())) {
            case "In" -> value != null && expression.getValues().contains(value);
            case "NotIn" -> value == null || !expression.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
