package acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a pod's template says. */
final class PodFacets {

    private final Facets facets;
    private final String pod;
    private final JsonNode template;
    private final JsonNode spec;

    PodFacets(Facets facets, String pod, JsonNode template) {
        this.facets = facets;
        this.pod = pod;
        this.template = template;
        this.spec = template.path("spec");
    }

    void all() {
        for (String field : List.of("restartPolicy", "terminationGracePeriodSeconds")) {
            facets.say(pod + " / " + field, spec.path(field));
        }
        facets.say(
                pod + " / serviceAccount",
                facets.name("ServiceAccount", spec.path("serviceAccountName").asText()));
        template.at("/metadata/annotations")
                .properties()
                .forEach(a -> facets.say(pod + " / annotation " + a.getKey(), a.getValue()));
        spec.path("initContainers").forEach(c -> container(c, "init container"));
        spec.path("containers").forEach(c -> container(c, "container"));
    }

    private void container(JsonNode container, String what) {
        String name = facets.container(pod, container.path("name").asText());
        facets.say(name, what);
        facets.say(name + " / image", container.path("image"));
        command(name, container);
        container
                .path("ports")
                .forEach(p ->
                        facets.say(name + " / port " + p.path("containerPort").asText(), p.path("name")));
        environment(name, container);
        mounts(name, container);
        resources(name, container);
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            probe(name + " / " + probe, container.path(probe), container);
        }
    }

    private void command(String name, JsonNode container) {
        String command = command(container);
        if (!command.isEmpty()) {
            facets.say(name + " / command", command);
        }
    }

    private static String command(JsonNode container) {
        List<String> words = new ArrayList<>();
        container.path("command").forEach(word -> words.add(word.asText()));
        container.path("args").forEach(word -> words.add(word.asText()));
        return String.join(" ", words);
    }

    /** As the container sees it: of two variables of one name the later source counts, and what is set by itself counts last. */
    private void environment(String name, JsonNode container) {
        container.path("envFrom").forEach(from -> {
            if (from.has("configMapRef")) {
                configMap(name, from.at("/configMapRef/name").asText());
            } else {
                secret(name, from.path("secretRef"));
            }
        });
        container.path("env").forEach(variable -> {
            String where = name + " / env " + variable.path("name").asText();
            JsonNode key = variable.at("/valueFrom/secretKeyRef");
            if (key.isMissingNode()) {
                facets.say(where, "'" + variable.path("value").asText() + "'");
            } else {
                facets.say(
                        where,
                        "key " + key.path("key").asText() + " of "
                                + facets.name("Secret", key.path("name").asText()) + ", " + optional(key));
            }
        });
    }

    /** Its keys, where the render holds them, and else that all of them are there. */
    private void secret(String container, JsonNode from) {
        String secret = facets.name("Secret", from.path("name").asText());
        JsonNode keys = facets.keysOf(secret);
        if (keys.isMissingNode()) {
            facets.say(container + " / envFrom " + secret, optional(from));
        }
        keys.properties()
                .forEach(e -> facets.say(
                        container + " / env " + e.getKey(),
                        "key " + e.getKey() + " of " + secret + ", " + optional(from)));
    }

    private static String optional(JsonNode source) {
        return source.path("optional").asBoolean() ? "optional" : "required";
    }

    private void configMap(String container, String name) {
        String map = facets.name("ConfigMap", name);
        facets.configMap(map)
                .path("data")
                .properties()
                .forEach(e -> facets.say(
                        container + " / env " + e.getKey(), "'" + e.getValue().asText() + "' of " + map));
    }

    private void mounts(String name, JsonNode container) {
        container
                .path("volumeMounts")
                .forEach(mount -> facets.say(
                        name + " / mount " + mount.path("mountPath").asText(),
                        volume(mount.path("name").asText())));
    }

    private String volume(String name) {
        JsonNode volume = StreamSupport.stream(spec.path("volumes").spliterator(), false)
                .filter(v -> v.path("name").asText().equals(name))
                .findFirst()
                .orElse(spec.path("missing"));
        if (volume.isMissingNode()) {
            return facets.container(pod, "claim " + name);
        }
        if (volume.has("persistentVolumeClaim")) {
            return facets.name(
                    "PersistentVolumeClaim",
                    volume.at("/persistentVolumeClaim/claimName").asText());
        }
        if (volume.has("configMap")) {
            return facets.name("ConfigMap", volume.at("/configMap/name").asText());
        }
        return volume.has("emptyDir") ? "emptyDir " + name : volume.toString();
    }

    private void resources(String name, JsonNode container) {
        for (String side : List.of("requests", "limits")) {
            container
                    .path("resources")
                    .path(side)
                    .properties()
                    .forEach(r -> facets.say(name + " / " + side + " " + r.getKey(), r.getValue()));
        }
    }

    private void probe(String where, JsonNode probe, JsonNode container) {
        if (probe.isMissingNode() || probe.isNull()) {
            return;
        }
        facets.say(where, question(probe, container));
        probe.at("/httpGet/httpHeaders")
                .forEach(h -> facets.say(where + " header " + h.path("name").asText(), h.path("value")));
        for (String number : List.of("periodSeconds", "failureThreshold", "timeoutSeconds", "initialDelaySeconds")) {
            facets.say(where + " " + number, probe.path(number));
        }
    }

    private static String question(JsonNode probe, JsonNode container) {
        if (probe.has("exec")) {
            return command(probe.path("exec"));
        }
        String port = probe.has("httpGet")
                ? probe.at("/httpGet/port").asText()
                : probe.at("/tcpSocket/port").asText();
        String number = StreamSupport.stream(container.path("ports").spliterator(), false)
                .filter(p -> p.path("name").asText().equals(port))
                .map(p -> p.path("containerPort").asText())
                .findFirst()
                .orElse(port);
        return probe.has("httpGet")
                ? "GET :" + number + probe.at("/httpGet/path").asText()
                : "tcp :" + number;
    }
}
