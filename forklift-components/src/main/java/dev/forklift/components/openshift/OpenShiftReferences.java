package dev.forklift.components.openshift;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.graph.ObjectKey;
import dev.forklift.graph.ReferenceSource;
import dev.forklift.graph.Relation;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** What a Route of OpenShift's refers to. */
record OpenShiftReferences() implements ReferenceSource {

    @Override
    public void read(HasMetadata object, Sink found) {
        ObjectKey key = ObjectKey.of(object);
        if (!key.group().equals(OpenShift.GROUP) || !key.kind().equals("Route")) {
            return;
        }
        JsonNode spec = KubeMapper.toTree(object).path("spec");
        String port = spec.path("port").path("targetPort").asText();
        found.accept(
                "spec.to",
                Relation.BACKEND,
                "Service",
                spec.path("to").path("name").asText(),
                port,
                false);
        JsonNode certificate = spec.path("tls").path("externalCertificate").path("name");
        if (certificate.isTextual()) {
            found.accept("spec.tls", Relation.TLS, "Secret", certificate.asText(), "", false);
        }
    }
}
