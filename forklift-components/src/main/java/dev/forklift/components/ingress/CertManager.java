package dev.forklift.components.ingress;

/**
 * Certificates that cert-manager issues and renews. It has to run in the cluster, and the issuer has to exist.
 *
 * <p>Source: <a href="https://cert-manager.io/docs/usage/certificate/">Certificate resource</a>.
 *
 * @param issuerKind {@code ClusterIssuer}, or {@code Issuer} for one in the stack's namespace
 * @param issuer the issuer's name
 */
public record CertManager(String issuerKind, String issuer) {

    /**
     * {@return certificates of an issuer of the whole cluster}
     *
     * @param name its name, such as {@code letsencrypt-prod}
     */
    public static CertManager clusterIssuer(String name) {
        return new CertManager("ClusterIssuer", name);
    }

    /**
     * {@return certificates of an issuer in the stack's namespace}
     *
     * @param name its name
     */
    public static CertManager issuer(String name) {
        return new CertManager("Issuer", name);
    }
}
