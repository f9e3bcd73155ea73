package summon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forklift.Stack;
import dev.forklift.graph.Connection;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.cluster.Cluster;
import shop.cluster.Exec;
import shop.cluster.Installation;
import shop.cluster.Patience;
import shop.cluster.Terminal;

/** The derived policies on a cluster that enforces them: what is declared is open, a stranger gets nowhere, and no rule is idle. */
class NetworkIT {

    private static final Duration ENFORCED = Duration.ofSeconds(30);
    private static final Stack STACK = Summon.of(SummonIT.TENANT, Environment.DEV);

    private static KubernetesClient client;
    private static Installation tenant;

    @BeforeAll
    static void deploy() {
        client = Cluster.connect();
        tenant = Installation.of(client, STACK, SummonIT.PARTS);
        tenant.apply();
        tenant.rolledOut();
    }

    @AfterAll
    static void remove() {
        if (tenant != null) {
            tenant.close();
        }
        if (client != null) {
            client.close();
        }
    }

    @Test
    void what_is_declared_is_open_and_without_any_one_rule_something_is_closed() {
        Patience.until(ENFORCED, () -> String.join(", ", closed()));
        int rules = 0;
        Set<String> running = targets().keySet();
        for (NetworkPolicy policy : tenant.all(NetworkPolicy.class)) {
            for (NetworkPolicyEgressRule rule : policy.getSpec().getEgress()) {
                boolean names = rule.getTo().isEmpty();
                boolean connects = running.contains(component(policy.getSpec().getPodSelector()));
                if (names || (isOfPods(rule.getTo()) && connects)) {
                    without(
                            policy,
                            new NetworkPolicyBuilder(policy)
                                    .editSpec()
                                    .removeFromEgress(rule)
                                    .endSpec()
                                    .build());
                    rules++;
                }
            }
            for (NetworkPolicyIngressRule rule : policy.getSpec().getIngress()) {
                boolean connects =
                        rule.getFrom().stream().anyMatch(p -> running.contains(component(p.getPodSelector())));
                if (isOfPods(rule.getFrom()) && connects) {
                    without(
                            policy,
                            new NetworkPolicyBuilder(policy)
                                    .editSpec()
                                    .removeFromIngress(rule)
                                    .endSpec()
                                    .build());
                    rules++;
                }
            }
        }
        assertThat(rules).isGreaterThan(10);
        Terminal.say("ok    " + targets().values().stream().mapToInt(Set::size).sum()
                + " declared connections are open; without any one of " + rules + " rules something is closed");
    }

    private static boolean isOfPods(List<NetworkPolicyPeer> peers) {
        return peers.stream().anyMatch(p -> p.getPodSelector() != null && p.getNamespaceSelector() == null);
    }

    private static String component(LabelSelector selector) {
        return selector == null || selector.getMatchLabels() == null
                ? ""
                : selector.getMatchLabels().getOrDefault("app.kubernetes.io/component", "");
    }

    private static void without(NetworkPolicy whole, NetworkPolicy less) {
        replace(less);
        Patience.until(
                ENFORCED,
                () -> closed().isEmpty()
                        ? "nothing is closed without a rule of "
                                + whole.getMetadata().getName()
                        : "");
        replace(whole);
        Patience.until(ENFORCED, () -> String.join(", ", closed()));
    }

    private static void replace(NetworkPolicy policy) {
        NetworkPolicy fresh = new NetworkPolicyBuilder(policy)
                .editMetadata()
                .withResourceVersion(null)
                .withManagedFields(List.of())
                .endMetadata()
                .build();
        client.resource(fresh).update();
    }

    /** {@return the declared connections that cannot be opened} */
    private static List<String> closed() {
        List<String> closed = new ArrayList<>();
        targets().forEach((component, services) -> {
            Pod pod = tenant.podsOf(component).get(0);
            String container = pod.getSpec().getContainers().get(0).getName();
            reached(pod, container, services).forEach((service, open) -> {
                if (!open) {
                    closed.add(component + " does not reach " + service);
                }
            });
        });
        return closed;
    }

    /** {@return the Services that each running component connects to} */
    private static Map<String, Set<String>> targets() {
        Map<String, Set<String>> targets = new TreeMap<>();
        for (Connection connection : STACK.graph().connections()) {
            String component = connection.from().path().value();
            if (connection.service().isPresent()
                    && !component.equals("migrate")
                    && !component.equals("kafkaconsumer")) {
                targets.computeIfAbsent(component, c -> new TreeSet<>())
                        .add(connection.service().get().key().name() + ":"
                                + connection.at().port());
            }
        }
        return targets;
    }

    private static Map<String, Boolean> reached(Pod pod, String container, Collection<String> services) {
        List<String> command = new ArrayList<>(List.of("python3", "-c", script()));
        command.addAll(services);
        String told = Exec.in(client.pods().resource(pod), container, command.toArray(String[]::new));
        try {
            Map<String, Boolean> reached = new TreeMap<>();
            JsonNode answers = new ObjectMapper().readTree(told);
            answers.properties()
                    .forEach(e -> reached.put(e.getKey(), e.getValue().asBoolean()));
            return reached;
        } catch (JsonProcessingException e) {
            throw new AssertionError(pod.getMetadata().getName() + " says: " + told, e);
        }
    }

    private static String script() {
        try (InputStream in = NetworkIT.class.getResourceAsStream("connect.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void a_pod_that_is_no_part_of_the_stack_reaches_none_of_its_services() {
        Pod stranger = client.resource(stranger()).create();
        client.resource(stranger).waitUntilReady(1, java.util.concurrent.TimeUnit.MINUTES);
        Set<String> services = new TreeSet<>();
        targets().values().forEach(services::addAll);
        Map<String, Boolean> reached = reached(stranger, "main", services);
        assertThat(reached).hasSizeGreaterThanOrEqualTo(4).doesNotContainValue(true);
        Terminal.say("ok    a stranger reaches none of " + reached.keySet());
    }

    private static Pod stranger() {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(tenant.namespace())
                .withName("stranger")
                .endMetadata()
                .withNewSpec()
                .withTerminationGracePeriodSeconds(0L)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(10001L)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewContainer()
                .withName("main")
                .withImage(SummonIT.TENANT.image())
                .withCommand("sleep", "600")
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withCapabilities(new Capabilities(List.of(), List.of("ALL")))
                .endSecurityContext()
                .endContainer()
                .endSpec()
                .build();
    }
}
