package dev.forklift.components.identity;

import dev.forklift.declare.Finding;
import java.util.Map;
import java.util.Optional;

/**
 * A role of AWS IAM, taken by EKS Pod Identity. Nothing in a manifest says so: outside of the stack an association names the
 * cluster, the namespace, the service account and the role, and the agent has to run on the nodes:
 *
 * <pre>{@code
 * aws eks create-pod-identity-association --cluster-name prod --namespace shop --service-account shop-django --role-arn …
 * }</pre>
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html">EKS Pod Identity associations</a>.
 *
 * @param role the role's ARN, for whoever makes the association
 */
public record EksPodIdentity(AwsRole role) implements CloudIdentity {

    /**
     * {@return a role that is associated outside of the stack}
     *
     * @param arn {@code arn:aws:iam::111122223333:role/shop}
     */
    public static EksPodIdentity of(String arn) {
        return new EksPodIdentity(AwsRole.of(arn));
    }

    @Override
    public Optional<Finding> problem() {
        return role.problem();
    }

    @Override
    public Map<String, String> annotations() {
        return Map.of("forklift.dev/eks-pod-identity-role-arn", role.arn());
    }
}
