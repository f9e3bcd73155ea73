package dev.forklift.components.secrets;

/**
 * Where the External Secrets Operator fetches from. The store itself holds credentials, and is set up outside of the stack.
 *
 * <p>Source: <a href="https://external-secrets.io/latest/api/secretstore/">SecretStore</a>, <a
 * href="https://external-secrets.io/latest/api/clustersecretstore/">ClusterSecretStore</a>.
 *
 * @param kind {@code SecretStore} or {@code ClusterSecretStore}
 * @param name its name, a DNS subdomain
 */
public record SecretStore(String kind, String name) {

    /**
     * {@return a store in the stack's namespace}
     *
     * @param name its name
     */
    public static SecretStore named(String name) {
        return new SecretStore("SecretStore", name);
    }

    /**
     * {@return a store of the whole cluster}
     *
     * @param name its name
     */
    public static SecretStore cluster(String name) {
        return new SecretStore("ClusterSecretStore", name);
    }
}
