package shop.cluster.evaluators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.testkit.evaluators.Traffic;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.cluster.Cluster;
import shop.cluster.Patience;
import shop.cluster.Terminal;

/** What the evaluator of network policies says, and what pods on a cluster that enforces them see. */
class TrafficEvaluatorIT {

    private static final int ROUNDS = 6;
    private static final Duration ENFORCED = Duration.ofSeconds(30);
    private static final String IMAGE = System.getProperty("forklift.python.image", "shop:1");

    private KubernetesClient client;
    private String one;
    private String other;

    @BeforeEach
    void connect() {
        client = Cluster.connect();
        one = namespace("a");
        other = namespace("b");
    }

    private String namespace(String team) {
        return client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName("forklift-traffic-")
                        .addToLabels("team", team)
                        .endMetadata()
                        .build())
                .create()
                .getMetadata()
                .getName();
    }

    @AfterEach
    void remove() {
        if (client != null) {
            client.namespaces().withName(one).delete();
            client.namespaces().withName(other).delete();
            client.close();
        }
    }

    @Test
    void pods_reach_what_the_evaluator_says() {
        ListeningPods pods = new ListeningPods(client, IMAGE);
        pods.start(one, "web", Map.of("app", "web", "tier", "x"));
        pods.start(one, "db", Map.of("app", "db", "tier", "y"));
        pods.start(one, "cache", Map.of("app", "cache"));
        pods.start(other, "web-of-b", Map.of("app", "web"));
        pods.start(other, "db-of-b", Map.of("app", "db", "tier", "x"));
        pods.ready();
        List<String> addresses =
                pods.seen().values().stream().map(Traffic.Pod::ip).toList();
        int cases = 0;
        int open = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            List<NetworkPolicy> policies = new RandomPolicies(round, List.of(one, other), addresses).some();
            policies.forEach(p -> client.resource(p).create());
            Map<String, Boolean> expected = expected(policies, pods.seen());
            Patience.until(ENFORCED, () -> differences(expected, pods.connections()));
            cases += expected.size();
            open += (int) expected.values().stream().filter(o -> o).count();
            policies.forEach(p -> client.resource(p).delete());
        }
        Terminal.say("ok    pods reach what the evaluator says (" + cases + " connections under " + ROUNDS
                + " sets of policies, " + open + " of them allowed)");
        assertThat(open).as("some are allowed, and some are not").isBetween(cases / 10, cases * 9 / 10);
    }

    private Map<String, Boolean> expected(List<NetworkPolicy> policies, Map<String, Traffic.Pod> pods) {
        Traffic traffic =
                Traffic.under(policies).namespace(one, Map.of("team", "a")).namespace(other, Map.of("team", "b"));
        Map<String, Boolean> expected = new TreeMap<>();
        pods.forEach((from, client) -> pods.forEach((to, server) -> {
            if (!from.equals(to)) {
                for (int port : new int[] {ListeningPods.NAMED, ListeningPods.NAMELESS}) {
                    expected.put(from + ">" + to + ":" + port, traffic.allows(client, server, port, "TCP"));
                }
            }
        }));
        return expected;
    }

    private static String differences(Map<String, Boolean> expected, Map<String, Boolean> seen) {
        Map<String, Boolean> different = new TreeMap<>(seen);
        different.entrySet().removeIf(e -> e.getValue().equals(expected.get(e.getKey())));
        return different.isEmpty() ? "" : "on the cluster: " + different;
    }
}
