package dev.forklift.components.traefik;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.graph.ObjectKey;
import dev.forklift.graph.ReferenceSource;
import dev.forklift.graph.Relation;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * What Traefik's resources refer to in their own namespace. What another provider of Traefik's has, such as {@code auth@file}, is none of
 * Kubernetes' objects.
 */
record TraefikReferences() implements ReferenceSource {

    @Override
    public void read(HasMetadata object, Sink found) {
        ObjectKey key = ObjectKey.of(object);
        if (!key.group().equals(Traefik.GROUP)) {
            return;
        }
        JsonNode spec = KubeMapper.toTree(object).path("spec");
        switch (key.kind()) {
            case "IngressRoute" -> new Reader(key.namespace(), found).ingressRoute(spec);
            case "Middleware" -> new Reader(key.namespace(), found).middleware(spec);
            case "TLSOption" -> new Reader(key.namespace(), found).tlsOption(spec);
            default -> {}
        }
    }

    private record Reader(String namespace, Sink found) {

        void ingressRoute(JsonNode spec) {
            for (int i = 0; i < spec.path("routes").size(); i++) {
                JsonNode route = spec.path("routes").get(i);
                String at = "spec.routes[" + i + "]";
                route.path("middlewares").forEach(m -> named(at + ".middlewares", Relation.FILTER, "Middleware", m));
                route.path("services").forEach(s -> service(at + ".services", s));
            }
            JsonNode tls = spec.path("tls");
            name("spec.tls.secretName", Relation.TLS, "Secret", tls.path("secretName"));
            named("spec.tls.options", Relation.FILTER, "TLSOption", tls.path("options"));
        }

        private void service(String at, JsonNode service) {
            if (service.path("kind").asText("Service").equals("Service") && isHere(service)) {
                String port = service.path("port").asText();
                String name = service.path("name").asText();
                found.accept(at, Relation.BACKEND, "Service", name, port, false);
            }
        }

        void middleware(JsonNode spec) {
            name(
                    "spec.basicAuth.secret",
                    Relation.CREDENTIAL,
                    "Secret",
                    spec.path("basicAuth").path("secret"));
            name(
                    "spec.digestAuth.secret",
                    Relation.CREDENTIAL,
                    "Secret",
                    spec.path("digestAuth").path("secret"));
            JsonNode tls = spec.path("forwardAuth").path("tls");
            name("spec.forwardAuth.tls.caSecret", Relation.TLS, "Secret", tls.path("caSecret"));
            name("spec.forwardAuth.tls.certSecret", Relation.TLS, "Secret", tls.path("certSecret"));
            JsonNode chain = spec.path("chain").path("middlewares");
            chain.forEach(m -> named("spec.chain.middlewares", Relation.FILTER, "Middleware", m));
            if (spec.path("errors").has("service")) {
                service("spec.errors.service", spec.path("errors").path("service"));
            }
        }

        void tlsOption(JsonNode spec) {
            JsonNode secrets = spec.path("clientAuth").path("secretNames");
            secrets.forEach(s -> name("spec.clientAuth.secretNames", Relation.TLS, "Secret", s));
        }

        private void named(String at, Relation relation, String kind, JsonNode reference) {
            if (isHere(reference)) {
                name(at, relation, kind, reference.path("name"));
            }
        }

        private void name(String at, Relation relation, String kind, JsonNode name) {
            if (name.isTextual() && name.asText().indexOf('@') < 0) {
                found.accept(at, relation, kind, name.asText(), "", false);
            }
        }

        private boolean isHere(JsonNode reference) {
            return reference.path("namespace").asText(namespace).equals(namespace);
        }
    }
}
