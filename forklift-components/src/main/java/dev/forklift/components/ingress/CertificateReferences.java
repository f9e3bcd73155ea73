package dev.forklift.components.ingress;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.graph.ObjectKey;
import dev.forklift.graph.ReferenceSource;
import dev.forklift.graph.Relation;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/**
 * What a Certificate and an Issuer refer to. A ClusterIssuer's Secrets lie in cert-manager's own namespace, and are no concern of the
 * stack's.
 *
 * <p>Source: <a href="https://cert-manager.io/docs/reference/api-docs/">API reference</a>.
 */
public record CertificateReferences() implements ReferenceSource {

    static final String GROUP = "cert-manager.io";

    @Override
    public void read(HasMetadata object, Sink found) {
        ObjectKey key = ObjectKey.of(object);
        if (key.group().equals(GROUP) && key.kind().equals("Certificate")) {
            certificate(spec(object), found);
        } else if (key.group().equals(GROUP) && key.kind().equals("Issuer")) {
            issuer(spec(object), found);
        }
    }

    private static JsonNode spec(HasMetadata object) {
        return KubeMapper.toTree(object).path("spec");
    }

    private static void certificate(JsonNode spec, Sink found) {
        JsonNode issuer = spec.path("issuerRef");
        if (issuer.path("name").isTextual()
                && issuer.path("group").asText(GROUP).equals(GROUP)) {
            String kind = issuer.path("kind").asText("Issuer");
            String name = issuer.path("name").asText();
            found.accept("spec.issuerRef", Relation.ISSUER, kind, name, "", false);
        }
        credentials("spec.keystores", spec.path("keystores"), found);
    }

    private static void issuer(JsonNode spec, Sink found) {
        if (spec.path("ca").path("secretName").isTextual()) {
            String name = spec.path("ca").path("secretName").asText();
            found.accept("spec.ca.secretName", Relation.TLS, "Secret", name, "", false);
        }
        credentials("spec", spec, found);
    }

    /** All that is called {@code …SecretRef}, but for the account's key, which cert-manager makes itself. */
    private static void credentials(String at, JsonNode node, Sink found) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            String path = at + "." + field.getKey();
            if (field.getKey().equals("privateKeySecretRef")) {
                continue;
            }
            boolean isSecret =
                    field.getKey().endsWith("SecretRef") || field.getKey().equals("secretRef");
            if (isSecret && value.path("name").isTextual()) {
                String name = value.path("name").asText();
                found.accept(
                        path,
                        Relation.CREDENTIAL,
                        "Secret",
                        name,
                        value.path("key").asText(),
                        false);
            }
            credentials(path, value, found);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            credentials(at + "[" + i + "]", node.get(i), found);
        }
    }
}
