package dev.forklift.testkit.evaluators;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.kube.KubeMapper;
import dev.forklift.testkit.evaluators.Traffic.Pod;
import dev.forklift.testkit.evaluators.Traffic.Port;
import io.fabric8.kubernetes.api.model.Service;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * At which ports of its pods a stack's objects ask somebody from outside in: read off routes, monitors and Services as they are
 * written, by what the documents of their kinds say.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports">the ports of a Service</a>, <a
 * href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>, <a
 * href="https://gateway-api.sigs.k8s.io/reference/spec/">the Gateway API</a>, <a
 * href="https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/">IngressRoute</a>, <a
 * href="https://prometheus-operator.dev/docs/api-reference/api/">the Prometheus Operator</a>.
 */
final class Entrances {

    /** A port of a pod. */
    record Door(Pod pod, int port, String protocol) {}

    private static final String PROMETHEUS = "prometheus.io/";

    private final Map<String, Pod> pods;
    private final List<Service> services;
    private final List<Door> routed = new ArrayList<>();
    private final List<Door> scraped = new ArrayList<>();
    private final List<Door> exposed = new ArrayList<>();

    private Entrances(ObjectGraph graph, Map<String, Pod> pods) {
        this.pods = pods;
        this.services = graph.all(Service.class);
    }

    static Entrances of(ObjectGraph graph, Map<String, Pod> pods) {
        Entrances entrances = new Entrances(graph, pods);
        graph.nodes().forEach(node -> entrances.read(node.key().kind(), KubeMapper.toTree(node.object())));
        entrances.services.forEach(entrances::expose);
        entrances.annotated(graph);
        return entrances;
    }

    /** Where the ingress controller, or a gateway, is led to. */
    List<Door> routed() {
        return routed;
    }

    /** Where the scraper is sent to. */
    List<Door> scraped() {
        return scraped;
    }

    /** Where anybody comes in, by a load balancer or a port of the nodes. */
    List<Door> exposed() {
        return exposed;
    }

    private void read(String kind, JsonNode object) {
        JsonNode spec = object.path("spec");
        switch (kind) {
            case "Ingress" -> {
                ingress(spec.path("defaultBackend"));
                spec.path("rules")
                        .forEach(
                                rule -> rule.path("http").path("paths").forEach(path -> ingress(path.path("backend"))));
            }
            case "IngressRoute" ->
                spec.path("routes").forEach(route -> route.path("services").forEach(this::named));
            case "HTTPRoute" ->
                spec.path("rules").forEach(rule -> rule.path("backendRefs").forEach(this::named));
            case "Route" ->
                route(spec.path("to").path("name").asText(), spec.path("port").path("targetPort"));
            case "Middleware" -> {
                asked(spec.path("forwardAuth").path("address").asText());
                named(spec.path("errors").path("service"));
            }
            case "PodMonitor" -> podMonitor(spec);
            case "ServiceMonitor" -> serviceMonitor(spec);
            default -> {}
        }
    }

    private void ingress(JsonNode backend) {
        JsonNode service = backend.path("service");
        JsonNode port = service.path("port");
        lead(
                service.path("name").asText(),
                port.path("name").asText(port.path("number").asText()));
    }

    private void named(JsonNode backend) {
        lead(backend.path("name").asText(), backend.path("port").asText());
    }

    /** The Service's ports are told by the names or the numbers that they have themselves. */
    private void lead(String service, String port) {
        service(service)
                .ifPresent(s -> doors(s, p -> port.equals(p.name()) || port.equals(String.valueOf(p.number())))
                        .forEach(routed::add));
    }

    /** OpenShift tells the Service's port by its name, or by the target that it leads to; all of them where nothing is said. */
    private void route(String service, JsonNode target) {
        service(service)
                .ifPresent(s -> doors(
                                s,
                                p -> target.isMissingNode()
                                        || target.asText().equals(p.name())
                                        || target.asText().equals(p.target()))
                        .forEach(routed::add));
    }

    /** A URL of a Service of the stack. */
    private void asked(String address) {
        if (address.isEmpty()) {
            return;
        }
        URI url = URI.create(address);
        int port = url.getPort() > 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
        String host = Objects.requireNonNullElse(url.getHost(), "");
        for (Service service : services) {
            String name = service.getMetadata().getName();
            String namespace = service.getMetadata().getNamespace();
            if (host.equals(name) || host.startsWith(name + "." + namespace)) {
                lead(name, String.valueOf(port));
            }
        }
    }

    private void podMonitor(JsonNode spec) {
        Map<String, String> selector = labels(spec);
        for (JsonNode endpoint : spec.path("podMetricsEndpoints")) {
            pods.values().stream()
                    .filter(pod -> selects(selector, pod.labels()))
                    .forEach(pod -> named(pod, endpoint.path("port").asText()).forEach(scraped::add));
        }
    }

    private void serviceMonitor(JsonNode spec) {
        Map<String, String> selector = labels(spec);
        for (JsonNode endpoint : spec.path("endpoints")) {
            services.stream()
                    .filter(s -> selects(
                            selector, Objects.requireNonNullElse(s.getMetadata().getLabels(), Map.of())))
                    .forEach(s -> doors(s, p -> endpoint.path("port").asText().equals(p.name()))
                            .forEach(scraped::add));
        }
    }

    /** What Prometheus' usual configuration for pods reads. */
    private void annotated(ObjectGraph graph) {
        graph.podTemplates().forEach(each -> {
            Map<String, String> said =
                    Objects.requireNonNullElse(each.getValue().getMetadata().getAnnotations(), Map.of());
            String port = said.getOrDefault(PROMETHEUS + "port", "");
            Pod pod = pods.get(id(each.getKey()));
            if ("true".equals(said.get(PROMETHEUS + "scrape")) && port.matches("[0-9]+") && pod != null) {
                scraped.add(new Door(pod, Integer.parseInt(port), "TCP"));
            }
        });
    }

    private void expose(Service service) {
        String type = Objects.requireNonNullElse(service.getSpec().getType(), "ClusterIP");
        if (type.equals("LoadBalancer") || type.equals("NodePort")) {
            exposed.addAll(doors(service, p -> true));
        }
    }

    private Optional<Service> service(String name) {
        return services.stream()
                .filter(s -> s.getMetadata().getName().equals(name))
                .findFirst();
    }

    /** A port of a Service; the target is a number, or the name of a port of the pods. */
    private record ServicePort(String name, int number, String target, String protocol) {}

    private List<Door> doors(Service service, Predicate<ServicePort> which) {
        Map<String, String> selector =
                Objects.requireNonNullElse(service.getSpec().getSelector(), Map.of());
        List<Door> doors = new ArrayList<>();
        service.getSpec().getPorts().stream()
                .map(Entrances::port)
                .filter(which)
                .forEach(port -> pods.values().stream()
                        .filter(pod -> !selector.isEmpty()
                                && pod.namespace().equals(service.getMetadata().getNamespace())
                                && selects(selector, pod.labels()))
                        .forEach(pod -> doors.addAll(behind(pod, port))));
        return doors;
    }

    private static ServicePort port(io.fabric8.kubernetes.api.model.ServicePort port) {
        String target = port.getTargetPort() == null
                ? String.valueOf(port.getPort())
                : String.valueOf(port.getTargetPort().getValue());
        return new ServicePort(
                Objects.requireNonNullElse(port.getName(), ""),
                port.getPort(),
                target,
                Objects.requireNonNullElse(port.getProtocol(), "TCP"));
    }

    private static List<Door> behind(Pod pod, ServicePort port) {
        return port.target().matches("[0-9]+")
                ? List.of(new Door(pod, Integer.parseInt(port.target()), port.protocol()))
                : named(pod, port.target()).stream()
                        .filter(door -> door.protocol().equals(port.protocol()))
                        .toList();
    }

    private static List<Door> named(Pod pod, String port) {
        return pod.ports().stream()
                .filter(p -> p.name().equals(port))
                .map(p -> new Door(pod, p.number(), p.protocol()))
                .toList();
    }

    private static Map<String, String> labels(JsonNode spec) {
        Map<String, String> labels = new HashMap<>();
        spec.path("selector")
                .path("matchLabels")
                .properties()
                .forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
        return labels;
    }

    private static boolean selects(Map<String, String> selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.entrySet());
    }

    static String id(Node node) {
        return node.path() + (node.objectId().isEmpty() ? "" : "/" + node.objectId());
    }

    static Door door(Pod pod, Port port) {
        return new Door(pod, port.number(), port.protocol());
    }
}
