package dev.forklift.components.identity;

import dev.forklift.declare.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A service account of Google Cloud, taken by GKE's workload identity. It has to grant {@code roles/iam.workloadIdentityUser} to
 * {@code <project>.svc.id.goog[<namespace>/<account>]}.
 *
 * <p>Source: <a href="https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity">Authenticate to Google Cloud APIs
 * from GKE workloads</a>.
 *
 * @param email {@code shop@project.iam.gserviceaccount.com}
 */
public record GoogleServiceAccount(String email) implements CloudIdentity {

    private static final Pattern EMAIL = Pattern.compile(
            "[a-z]([-a-z0-9]{4,28}[a-z0-9])@[a-z][-a-z0-9]{4,28}[a-z0-9]\\.iam\\.gserviceaccount\\.com");

    /**
     * {@return a service account of Google Cloud}
     *
     * @param email {@code shop-app@project.iam.gserviceaccount.com}
     */
    public static GoogleServiceAccount of(String email) {
        return new GoogleServiceAccount(email);
    }

    @Override
    public Optional<Finding> problem() {
        return EMAIL.matcher(email).matches()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        "forklift.E278",
                        "'" + email + "' is no service account of Google Cloud",
                        "GKE gives the pods tokens of the account of this address, and there is none",
                        "GoogleServiceAccount.of(\"shop-app@project.iam.gserviceaccount.com\")"));
    }

    @Override
    public Map<String, String> annotations() {
        return Map.of("iam.gke.io/gcp-service-account", email);
    }
}
