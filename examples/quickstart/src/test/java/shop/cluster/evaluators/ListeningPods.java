package shop.cluster.evaluators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forklift.testkit.evaluators.Traffic;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shop.cluster.Exec;
import shop.cluster.Patience;

/** Pods that listen on two ports, one with a name and one without, and tell which of the others they reach. */
final class ListeningPods {

    static final int NAMED = 8000;
    static final int NAMELESS = 9000;

    private static final Duration READY = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final String image;
    private final List<Pod> pods = new ArrayList<>();

    ListeningPods(KubernetesClient client, String image) {
        this.client = client;
        this.image = image;
    }

    void start(String namespace, String name, Map<String, String> labels) {
        pods.add(client.resource(pod(namespace, name, labels)).create());
    }

    private Pod pod(String namespace, String name, Map<String, String> labels) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withTerminationGracePeriodSeconds(0L)
                .withAutomountServiceAccountToken(false)
                .addNewContainer()
                .withName("main")
                .withImage(image)
                .withCommand("python3", "-c", script("listen.py"))
                .withPorts(
                        new ContainerPortBuilder()
                                .withName("http")
                                .withContainerPort(NAMED)
                                .build(),
                        new ContainerPortBuilder().withContainerPort(NAMELESS).build())
                .withNewReadinessProbe()
                .withNewExec()
                .withCommand("python3", "-c", "import socket; socket.create_connection(('127.0.0.1', 9000), 1)")
                .endExec()
                .withPeriodSeconds(1)
                .endReadinessProbe()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withRunAsNonRoot(true)
                .withRunAsUser(10001L)
                .withCapabilities(new Capabilities(List.of(), List.of("ALL")))
                .endSecurityContext()
                .endContainer()
                .endSpec()
                .build();
    }

    private static String script(String name) {
        try (InputStream in = ListeningPods.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Waits until all of them listen. */
    void ready() {
        Patience.until(READY, () -> {
            pods.replaceAll(p -> client.resource(p).get());
            long ready = pods.stream()
                    .filter(p -> p.getStatus().getConditions().stream()
                            .anyMatch(c ->
                                    c.getType().equals("Ready") && c.getStatus().equals("True")))
                    .count();
            return ready == pods.size() ? "" : ready + " of " + pods.size() + " pods listen";
        });
    }

    /** {@return the pods as the evaluator sees them, by their names} */
    Map<String, Traffic.Pod> seen() {
        Map<String, Traffic.Pod> seen = new TreeMap<>();
        pods.forEach(p -> seen.put(
                p.getMetadata().getName(),
                new Traffic.Pod(
                        p.getMetadata().getNamespace(),
                        p.getMetadata().getLabels(),
                        List.of(new Traffic.Port("http", NAMED, "TCP"), new Traffic.Port("", NAMELESS, "TCP")),
                        p.getStatus().getPodIP())));
        return seen;
    }

    /** {@return each connection, {@code from>to:port}, with whether it could be opened} */
    Map<String, Boolean> connections() {
        Map<String, Boolean> found = new TreeMap<>();
        for (Pod from : pods) {
            List<String> command = new ArrayList<>(List.of("python3", "-c", script("connect.py")));
            pods.stream()
                    .filter(to ->
                            !to.getMetadata().getUid().equals(from.getMetadata().getUid()))
                    .forEach(to -> command.add(
                            to.getMetadata().getName() + "=" + to.getStatus().getPodIP()));
            String told = Exec.in(client.pods().resource(from), "main", command.toArray(String[]::new));
            JsonNode answers = parse(told);
            answers.properties()
                    .forEach(answer -> found.put(
                            from.getMetadata().getName() + ">" + answer.getKey(),
                            answer.getValue().asBoolean()));
        }
        return found;
    }

    private static JsonNode parse(String told) {
        try {
            return JSON.readTree(told);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a pod says: " + told, e);
        }
    }
}
