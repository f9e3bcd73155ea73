package dev.forklift.components.ingress;

import dev.forklift.declare.Ref;
import io.fabric8.certmanager.api.model.v1.ClusterIssuer;
import io.fabric8.certmanager.api.model.v1.Issuer;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Certificates that cert-manager issues and renews; the port of an issuer. It has to run in the cluster, and an issuer that the
 * stack does not declare has to exist.
 *
 * <p>Source: <a href="https://cert-manager.io/docs/usage/certificate/">Certificate resource</a>.
 *
 * @param issuer who issues them: an {@code Issuer} or a {@code ClusterIssuer}
 * @param proves whether pods may have to prove hosts, which cert-manager makes beside the certificate and the ingress controller
 *     asks
 */
public record CertManager(Ref<? extends HasMetadata> issuer, boolean proves) {

    /**
     * {@return certificates of an issuer of the whole cluster}
     *
     * @param name its name, such as {@code letsencrypt-prod}
     */
    public static CertManager clusterIssuer(String name) {
        return new CertManager(Ref.external(ClusterIssuer.class, name), true);
    }

    /**
     * {@return certificates of an issuer in the stack's namespace}
     *
     * @param name its name
     */
    public static CertManager issuer(String name) {
        return new CertManager(Ref.external(Issuer.class, name), true);
    }
}
