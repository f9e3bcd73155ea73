package dev.forklift.components.identity;

import dev.forklift.declare.Finding;
import dev.forklift.workload.WorkloadOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An application or managed identity of Azure, taken by workload identity: its webhook sees the pods' label and the account's
 * annotations, and mounts a token that Azure's SDKs change for the identity's. The identity needs a federated credential for
 * {@code system:serviceaccount:<namespace>:<account>}.
 *
 * <p>Source: <a href="https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html">Service
 * Account Labels and Annotations</a>.
 *
 * @param clientId the client ID of the identity
 * @param tenantId the tenant, where it is another than the cluster's
 */
public record AzureIdentity(String clientId, Optional<String> tenantId) implements CloudIdentity {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String PREFIX = "azure.workload.identity/";

    /**
     * {@return an identity of the cluster's own tenant}
     *
     * @param clientId its client ID, a UUID
     */
    public static AzureIdentity of(String clientId) {
        return new AzureIdentity(clientId, Optional.empty());
    }

    /**
     * {@return an identity of another tenant}
     *
     * @param clientId its client ID, a UUID
     * @param tenantId the tenant's ID, a UUID
     */
    public static AzureIdentity of(String clientId, String tenantId) {
        return new AzureIdentity(clientId, Optional.of(tenantId));
    }

    @Override
    public Optional<Finding> problem() {
        return tenantId.map(tenant -> List.of(clientId, tenant)).orElse(List.of(clientId)).stream()
                .filter(id -> !UUID.matcher(id).matches())
                .findFirst()
                .map(id -> Finding.of(
                        "forklift.E278",
                        "'" + id + "' is no ID of Azure",
                        "clients and tenants have UUIDs; their names are not taken",
                        "AzureIdentity.of(\"2f4b1c5e-0000-4000-8000-111122223333\")"));
    }

    @Override
    public Map<String, String> annotations() {
        Map<String, String> annotations = new TreeMap<>(Map.of(PREFIX + "client-id", clientId));
        tenantId.ifPresent(id -> annotations.put(PREFIX + "tenant-id", id));
        return annotations;
    }

    @Override
    public void pods(WorkloadOptions<?> workload) {
        workload.label(PREFIX + "use", "true");
    }
}
