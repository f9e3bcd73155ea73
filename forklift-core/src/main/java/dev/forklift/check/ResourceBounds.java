package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodTemplates;
import dev.forklift.kube.Quantities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a container requests and is limited to are quantities, and no request is above its limit. */
final class ResourceBounds implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        Amounts amounts = new Amounts();
        graph.podTemplates()
                .forEach(entry -> PodTemplates.containers(entry.getValue())
                        .forEach(container -> check(entry.getKey(), container, amounts, findings)));
    }

    /** What is known of amounts: few different ones are said, each of many containers. */
    private static final class Amounts {

        private final Map<String, Optional<String>> problems = new HashMap<>();
        private final Map<String, BigDecimal> values = new HashMap<>();

        Optional<String> problem(Quantity amount) {
            return problems.computeIfAbsent(amount.toString(), Quantities::problem);
        }

        boolean isAbove(Quantity request, Quantity limit) {
            return problem(request).isEmpty()
                    && problem(limit).isEmpty()
                    && value(request).compareTo(value(limit)) > 0;
        }

        private BigDecimal value(Quantity amount) {
            return values.computeIfAbsent(amount.toString(), Quantities::amount);
        }
    }

    private static void check(Node node, Container container, Amounts amounts, Consumer<Finding> findings) {
        if (container.getResources() == null) {
            return;
        }
        String at = PodTemplates.specPath(node.object()) + ".containers[" + container.getName() + "].resources";
        Map<String, Quantity> requests = orEmpty(container.getResources().getRequests());
        Map<String, Quantity> limits = orEmpty(container.getResources().getLimits());
        legal(node, requests, at + ".requests.", amounts, findings);
        legal(node, limits, at + ".limits.", amounts, findings);
        requests.forEach((name, request) -> {
            Quantity limit = limits.get(name);
            if (limit != null && amounts.isAbove(request, limit)) {
                findings.accept(node.finding(above(container, name, request, limit), at + ".requests." + name));
            }
        });
    }

    private static Map<String, Quantity> orEmpty(Map<String, Quantity> amounts) {
        return amounts == null ? Map.of() : amounts;
    }

    private static void legal(
            Node node, Map<String, Quantity> said, String at, Amounts amounts, Consumer<Finding> findings) {
        said.forEach((name, amount) -> amounts.problem(amount)
                .ifPresent(because -> findings.accept(node.finding(
                        Finding.of(
                                "forklift.E035",
                                "'" + amount + "' is no quantity",
                                because,
                                "a quantity such as 250m or 256Mi"),
                        at + name))));
    }

    private static Finding above(Container container, String name, Quantity request, Quantity limit) {
        return Finding.of(
                "forklift.E034",
                "the container '" + container.getName() + "' requests more " + name + " than it may have: " + request
                        + " of " + limit,
                "the API server refuses a request above its limit; what is not said is the profile's",
                name.equals("memory")
                        ? "resources(r -> r.memory(\"" + request + "\")), which sets both"
                        : "a limit of at least " + request);
    }
}
