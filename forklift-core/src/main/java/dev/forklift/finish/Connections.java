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
        Optional<Node> service = at.service().flatMap(graph::find);
        if (service.isPresent()) {
            connect(from, at, service.get());
        } else {
            all.add(new Connection(from, at, Optional.empty(), Optional.empty(), at.port(), "TCP"));
        }
    }

    private void connect(Node from, Endpoint at, Node service) {
        Optional<ServicePort> port = PodPorts.ofService(
                (Service) service.object(), at.portName().isEmpty() ? "" + at.port() : at.portName());
        List<Node> answering = graph.selectedBy(service);
        for (Node to : answering) {
            Optional<PodPorts.Port> target = port.flatMap(p -> PodPorts.target(p, to));
            all.add(new Connection(
                    from,
                    at,
                    Optional.of(service),
                    Optional.of(to),
                    target.map(PodPorts.Port::number).orElse(0),
                    target.map(PodPorts.Port::protocol).orElse("TCP")));
        }
        if (answering.isEmpty()) {
            all.add(new Connection(from, at, Optional.of(service), Optional.empty(), at.port(), "TCP"));
        }
    }
}
