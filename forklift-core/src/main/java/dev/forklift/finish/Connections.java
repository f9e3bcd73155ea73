package dev.forklift.finish;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Endpoint;
import dev.forklift.graph.Connection;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodPorts;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the pods of each workload connect to, as the drafts say it, down to the ports of the pods that answer, as the finished
 * objects have them.
 */
final class Connections {

    private static final Set<Relation> READS = EnumSet.of(Relation.ENV, Relation.ENV_FROM, Relation.VOLUME);

    private final ObjectGraph graph;
    private final Map<Node, Draft> drafts;
    private final List<Connection> all = new ArrayList<>();
    /** Many processes connect to the same few places. */
    private final Map<Endpoint, List<Answer>> answers = new HashMap<>();

    /** Who answers at an endpoint, and where. */
    private record Answer(Optional<Node> service, Optional<Node> pods, PodPorts.Port port) {}

    private Connections(ObjectGraph graph, Map<Node, Draft> drafts) {
        this.graph = graph;
        this.drafts = drafts;
    }

    static List<Connection> of(ObjectGraph graph, Map<Node, Draft> drafts) {
        Connections connections = new Connections(graph, drafts);
        graph.podTemplates().forEach(entry -> connections.read(entry.getKey()));
        return connections.all;
    }

    private void read(Node from) {
        Set<Endpoint> endpoints =
                new LinkedHashSet<>(draft(from).map(Draft::connections).orElse(Set.of()));
        for (Reference reference : graph.referencesFrom(from.object())) {
            if (READS.contains(reference.relation())) {
                reference
                        .target()
                        .flatMap(this::draft)
                        .ifPresent(config -> endpoints.addAll(config.addresses(reference.item())));
            }
        }
        endpoints.forEach(at -> connect(from, at));
    }

    private Optional<Draft> draft(Node node) {
        return Optional.ofNullable(drafts.get(node));
    }

    private void connect(Node from, Endpoint at) {
        for (Answer answer : answers.computeIfAbsent(at, this::answers)) {
            PodPorts.Port port = answer.port;
            all.add(new Connection(from, at, answer.service, answer.pods, port.number(), port.protocol()));
        }
    }

    private List<Answer> answers(Endpoint at) {
        Optional<Node> service = at.service().flatMap(graph::find);
        List<Answer> pods = service.map(s -> ofPods(at, s)).orElse(List.of());
        return pods.isEmpty()
                ? List.of(new Answer(service, Optional.empty(), new PodPorts.Port(at.port(), "TCP")))
                : pods;
    }

    private List<Answer> ofPods(Endpoint at, Node service) {
        Optional<ServicePort> port = PodPorts.ofService(
                (Service) service.object(), at.portName().isEmpty() ? "" + at.port() : at.portName());
        return graph.selectedBy(service).stream()
                .map(pods -> new Answer(
                        Optional.of(service),
                        Optional.of(pods),
                        port.flatMap(p -> PodPorts.target(p, pods)).orElse(new PodPorts.Port(0, "TCP"))))
                .toList();
    }
}
