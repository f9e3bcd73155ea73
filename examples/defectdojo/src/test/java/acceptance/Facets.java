package acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the objects of a render say, each by where it is said; by the names of the stack. */
final class Facets {

    private final Map<String, String> said = new TreeMap<>();
    private final Map<String, JsonNode> objects = new LinkedHashMap<>();
    private final Map<String, String> names;

    Facets(List<JsonNode> objects, Map<String, String> names) {
        this.names = names;
        objects.forEach(object -> this.objects.put(nameOf(object), object));
    }

    Map<String, String> all() {
        objects.forEach(this::object);
        return said;
    }

    private String nameOf(JsonNode object) {
        return name(object.path("kind").asText(), object.at("/metadata/name").asText());
    }

    /** What the stack calls an object; a hash at the end of a name that Forklift derived is left out. */
    String name(String kind, String name) {
        boolean hashed = kind.equals("Job") || kind.equals("ConfigMap");
        String plain = kind + " " + (hashed ? name.replaceFirst("-[0-9a-f]{8}$", "") : name);
        return names.getOrDefault(plain, plain);
    }

    String container(String pod, String name) {
        String plain = pod + " / " + name;
        return names.getOrDefault(plain, plain);
    }

    JsonNode configMap(String name) {
        return objects.getOrDefault(name, MissingNode.getInstance());
    }

    /** The keys of a Secret that the render holds; none of one that lies outside of it. */
    JsonNode keysOf(String secret) {
        JsonNode object = objects.getOrDefault(secret, MissingNode.getInstance());
        return object.has("stringData") ? object.path("stringData") : object.path("data");
    }

    void say(String where, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            say(where, value.isValueNode() ? value.asText() : value.toString());
        }
    }

    void say(String where, String value) {
        said.put(where, value);
    }

    private void object(String name, JsonNode object) {
        say(name, "there");
        JsonNode spec = object.path("spec");
        switch (object.path("kind").asText()) {
            case "Deployment", "StatefulSet", "DaemonSet", "Job" -> workload(name, spec);
            case "Pod" -> new PodFacets(this, name, object).all();
            case "Service" -> service(name, spec);
            case "Ingress" -> ingress(name, spec);
            case "PersistentVolumeClaim" -> claim(name, spec);
            case "HorizontalPodAutoscaler" -> autoscaler(name, spec);
            case "PodDisruptionBudget" -> budget(name, spec);
            case "NetworkPolicy" -> policy(name, spec);
            case "IngressRoute" -> ingressRoute(name, spec);
            case "Middleware" -> say(name + " / settings", spec);
            default -> {}
        }
    }

    private void workload(String name, JsonNode spec) {
        for (String field : List.of("replicas", "backoffLimit", "ttlSecondsAfterFinished")) {
            say(name + " / " + field, spec.path(field));
        }
        spec.path("volumeClaimTemplates")
                .forEach(c ->
                        claim(container(name, "claim " + c.at("/metadata/name").asText()), c.path("spec")));
        new PodFacets(this, name, spec.path("template")).all();
    }

    private void service(String name, JsonNode spec) {
        spec.path("ports")
                .forEach(port -> say(
                        name + " / port " + port.path("name").asText(),
                        port.path("port").asText() + " to "
                                + port.path("targetPort").asText()));
        say(name + " / pods", pods(spec.path("selector")));
    }

    private void ingress(String name, JsonNode spec) {
        say(name + " / class", spec.path("ingressClassName"));
        spec.path("rules")
                .forEach(rule -> rule.at("/http/paths").forEach(path -> {
                    JsonNode service = path.at("/backend/service");
                    say(
                            name + " / route " + rule.path("host").asText()
                                    + path.path("path").asText(),
                            path.path("pathType").asText() + " to "
                                    + name("Service", service.path("name").asText()) + ":"
                                    + service.at("/port/name").asText());
                }));
        spec.path("tls")
                .forEach(tls -> say(
                        name + " / tls " + tls.path("hosts"),
                        tls.path("secretName").asText()));
    }

    private void ingressRoute(String name, JsonNode spec) {
        say(name + " / entryPoints", spec.path("entryPoints"));
        spec.path("routes").forEach(route -> {
            JsonNode service = route.path("services").path(0);
            say(
                    container(name, "route " + route.path("match").asText()),
                    name("Service", service.path("name").asText()) + ":"
                            + service.path("port").asText() + " through " + through(route));
        });
    }

    private String through(JsonNode route) {
        return route.path("middlewares").findValuesAsText("name").stream()
                .map(middleware -> name("Middleware", middleware))
                .collect(Collectors.joining(", "));
    }

    private void claim(String name, JsonNode spec) {
        say(name + " / accessModes", spec.path("accessModes"));
        say(name + " / storage", spec.at("/resources/requests/storage"));
        say(name + " / storageClassName", spec.path("storageClassName"));
    }

    private void autoscaler(String name, JsonNode spec) {
        say(
                name + " / target",
                name(
                        spec.at("/scaleTargetRef/kind").asText(),
                        spec.at("/scaleTargetRef/name").asText()));
        say(name + " / minReplicas", spec.path("minReplicas"));
        say(name + " / maxReplicas", spec.path("maxReplicas"));
        spec.path("metrics")
                .forEach(metric -> say(
                        name + " / metric " + metric.at("/resource/name").asText(),
                        metric.at("/resource/target/averageUtilization")));
    }

    private void budget(String name, JsonNode spec) {
        say(name + " / minAvailable", spec.path("minAvailable"));
        say(name + " / maxUnavailable", spec.path("maxUnavailable"));
        say(name + " / unhealthyPodEvictionPolicy", spec.path("unhealthyPodEvictionPolicy"));
        say(name + " / pods", pods(spec.at("/selector/matchLabels")));
    }

    private void policy(String name, JsonNode spec) {
        say(name + " / pods", pods(spec.at("/podSelector/matchLabels")));
        say(name + " / ports", spec.findValuesAsText("port").toString());
    }

    /** Which workloads labels select. */
    private String pods(JsonNode selector) {
        return objects.entrySet().stream()
                .filter(e -> selects(selector, e.getValue().at("/spec/template/metadata/labels")))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        return labels.isObject()
                && selector.properties().stream()
                        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    }
}
