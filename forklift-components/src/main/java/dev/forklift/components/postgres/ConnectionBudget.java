package dev.forklift.components.postgres;

import dev.forklift.check.Check;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * All pods that may run at once may hold no more connections than the database takes.
 *
 * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/ref/databases/#connection-management">Connection management</a>: each
 * thread has a connection of its own.
 */
record ConnectionBudget() implements Check {

    /** What one workload may hold. */
    private record Share(Facts.Fact<DatabaseConnections> said, Pods pods) {
        long connections() {
            return (long) pods.most() * said.value().perPod();
        }

        String text() {
            String each = said.value().perPod() == 1 ? "" : " × " + said.value().reckoning();
            return said.path() + " " + pods.text() + each + " = " + connections();
        }
    }

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        Map<Endpoint, List<Share>> shares = shares(graph);
        for (Facts.Fact<ConnectionLimit> limit : graph.facts().said(ConnectionLimit.class)) {
            List<Share> held = shares.getOrDefault(limit.value().at(), List.of());
            long needed = held.stream().mapToLong(Share::connections).sum();
            if (needed > limit.value().usable()) {
                findings.accept(exceeded(limit, held, needed));
            }
        }
    }

    /** By the database that they are connections to. */
    private static Map<Endpoint, List<Share>> shares(ObjectGraph graph) {
        Map<Endpoint, List<Share>> shares = new HashMap<>();
        for (Facts.Fact<DatabaseConnections> said : graph.facts().said(DatabaseConnections.class)) {
            workload(graph, said.value())
                    .ifPresent(node -> shares.computeIfAbsent(said.value().at(), at -> new ArrayList<>())
                            .add(new Share(said, Pods.of(graph, node))));
        }
        return shares;
    }

    private static Optional<Node> workload(ObjectGraph graph, DatabaseConnections said) {
        return graph.nodesOf(said.component()).stream()
                .filter(n -> n.objectId().equals(said.objectId()) && Pods.areRunBy(n))
                .findFirst();
    }

    private static Finding exceeded(Facts.Fact<ConnectionLimit> limit, List<Share> shares, long needed) {
        ConnectionLimit said = limit.value();
        String reserved = said.reserved() == 0 ? "" : " − " + said.reserved() + " reserved";
        Finding finding = Finding.of(
                        "forklift.W214",
                        "the pods may hold " + needed + " connections to " + said.what() + limit.path() + ", which "
                                + (said.what().isEmpty() ? "takes " : "take ") + said.usable(),
                        shares.stream().map(Share::text).collect(Collectors.joining("; ")) + "; together " + needed
                                + "; the limit is " + said.most() + reserved
                                + ", and the rest are refused when all pods are busy",
                        said.fix())
                .at(limit.site())
                .in(limit.path());
        for (Share share : shares) {
            finding = finding.concerning(share.said().path(), share.said().site());
        }
        return finding;
    }
}
