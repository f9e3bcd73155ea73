package dev.forklift.components.identity;

import dev.forklift.declare.Finding;
import dev.forklift.resource.ServiceAccountOptions;
import dev.forklift.workload.WorkloadOptions;
import java.util.Map;
import java.util.Optional;

/**
 * Who pods are in a cloud: what a cloud's webhook or node looks for on a service account and its pods. Said to a project by {@code
 * d.identity(…)}, and to any service account and workload by {@link #account} and {@link #pods}.
 *
 * <p>None of the four needs the token of the Kubernetes API, which stays unmounted: AWS, Azure and EKS mount a token of their own
 * audience into the pods, and Google's metadata server asks the node.
 */
public interface CloudIdentity {

    /** {@return what is wrong with it, without a place} */
    Optional<Finding> problem();

    /** {@return the annotations of the pods' service account} */
    Map<String, String> annotations();

    /**
     * Marks a service account: {@code s.serviceAccount(AwsRole.of(arn)::account)}.
     *
     * @param account the account of the pods
     */
    default void account(ServiceAccountOptions account) {
        problem().ifPresentOrElse(account::refuse, () -> annotations().forEach(account::annotation));
    }

    /**
     * Marks the pods of a workload that runs as the account. By default they need no mark.
     *
     * @param workload the workload
     */
    default void pods(WorkloadOptions<?> workload) {}
}
