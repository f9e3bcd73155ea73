package dev.forklift.components.postgres;

import dev.forklift.check.Check;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import java.util.ArrayList;
import java.util.List;
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
        for (Facts.Fact<ConnectionLimit> limit : graph.facts().said(ConnectionLimit.class)) {
            List<Share> shares = shares(graph, limit.value());
            long needed = shares.stream().mapToLong(Share::connections).sum();
            if (needed > limit.value().usable()) {
                findings.accept(exceeded(limit, shares, needed));
            }
        }
    }

    private static List<Share> shares(ObjectGraph graph, ConnectionLimit limit) {
        List<Share> shares = new ArrayList<>();
        for (Facts.Fact<DatabaseConnections> said : graph.facts().said(DatabaseConnections.class)) {
            if (said.value().at().equals(limit.at())) {
                workload(graph, said.value()).ifPresent(node -> shares.add(new Share(said, Pods.of(graph, node))));
            }
        }
        return shares;
    }

    private static Optional<Node> workload(ObjectGraph graph, DatabaseConnections said) {
        return graph.nodes().stream()
                .filter(n ->
                        n.path().equals(said.component()) && n.objectId().equals(said.objectId()) && Pods.areRunBy(n))
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
