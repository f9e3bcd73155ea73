package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.PodTemplates;
import dev.forklift.kube.Quantities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a container requests and is limited to are quantities, and no request is above its limit. */
final class ResourceBounds implements PodCheck {

    /** What is known of amounts: few different ones are said, each of many containers. */
    private final Map<String, Optional<String>> problems = new HashMap<>();

    private final Map<String, BigDecimal> values = new HashMap<>();

    @Override
    public void check(Node workload, PodTemplateSpec pods, Consumer<Finding> findings) {
        PodTemplates.containers(pods).forEach(container -> check(workload, container, findings));
    }

    private Optional<String> problem(Quantity amount) {
        return problems.computeIfAbsent(amount.toString(), Quantities::problem);
    }

    private boolean isAbove(Quantity request, Quantity limit) {
        return problem(request).isEmpty()
                && problem(limit).isEmpty()
                && value(request).compareTo(value(limit)) > 0;
    }

    private BigDecimal value(Quantity amount) {
        return values.computeIfAbsent(amount.toString(), Quantities::amount);
    }

    private void check(Node node, Container container, Consumer<Finding> findings) {
        if (container.getResources() == null) {
            return;
        }
        String at = PodTemplates.specPath(node.object()) + ".containers[" + container.getName() + "].resources";
        Map<String, Quantity> requests = orEmpty(container.getResources().getRequests());
        Map<String, Quantity> limits = orEmpty(container.getResources().getLimits());
        legal(node, requests, at + ".requests.", findings);
        legal(node, limits, at + ".limits.", findings);
        requests.forEach((name, request) -> {
            Quantity limit = limits.get(name);
            if (limit != null && isAbove(request, limit)) {
                findings.accept(node.finding(above(container, name, request, limit), at + ".requests." + name));
            }
        });
    }

    private static Map<String, Quantity> orEmpty(Map<String, Quantity> amounts) {
        return amounts == null ? Map.of() : amounts;
    }

    private void legal(Node node, Map<String, Quantity> said, String at, Consumer<Finding> findings) {
        said.forEach((name, amount) -> problem(amount)
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
