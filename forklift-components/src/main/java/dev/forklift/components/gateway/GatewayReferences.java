package dev.forklift.components.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.graph.ObjectKey;
import dev.forklift.graph.ReferenceSource;
import dev.forklift.graph.Relation;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** What routes and Gateways refer to in their own namespace. */
record GatewayReferences() implements ReferenceSource {

    static final String GROUP = "gateway.networking.k8s.io";

    @Override
    public void read(HasMetadata object, Sink found) {
        ObjectKey key = ObjectKey.of(object);
        if (key.group().equals(GROUP) && key.kind().equals("HTTPRoute")) {
            new Reader(key.namespace(), found).route(KubeMapper.toTree(object).path("spec"));
        } else if (key.group().equals(GROUP) && key.kind().equals("Gateway")) {
            new Reader(key.namespace(), found).gateway(KubeMapper.toTree(object).path("spec"));
        }
    }

    private record Reader(String namespace, Sink found) {

        void route(JsonNode spec) {
            for (JsonNode parent : spec.path("parentRefs")) {
                if (isHere(parent, GROUP, "Gateway")) {
                    String section = parent.path("sectionName").asText();
                    found.accept("spec.parentRefs", Relation.PARENT, "Gateway", name(parent), section, false);
                }
            }
            for (int i = 0; i < spec.path("rules").size(); i++) {
                String at = "spec.rules[" + i + "].backendRefs";
                spec.path("rules").get(i).path("backendRefs").forEach(b -> backend(at, b));
            }
        }

        private void backend(String at, JsonNode backend) {
            if (isHere(backend, "", "Service")) {
                String port = backend.path("port").asText();
                found.accept(at, Relation.BACKEND, "Service", name(backend), port, false);
            }
        }

        void gateway(JsonNode spec) {
            for (JsonNode listener : spec.path("listeners")) {
                for (JsonNode secret : listener.path("tls").path("certificateRefs")) {
                    if (isHere(secret, "", "Secret")) {
                        found.accept("spec.listeners.tls", Relation.TLS, "Secret", name(secret), "", false);
                    }
                }
            }
        }

        private boolean isHere(JsonNode reference, String group, String kind) {
            return reference.path("group").asText(group).equals(group)
                    && reference.path("kind").asText(kind).equals(kind)
                    && reference.path("namespace").asText(namespace).equals(namespace);
        }

        private static String name(JsonNode reference) {
            return reference.path("name").asText();
        }
    }
}
