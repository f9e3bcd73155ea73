package dev.forklift.components.identity;

import dev.forklift.declare.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A role of AWS IAM, taken by IRSA: the webhook of EKS sees the account's annotation and mounts a token into its pods that AWS'
 * SDKs change for the role. The role's trust policy has to name the cluster's OIDC provider and {@code
 * system:serviceaccount:<namespace>:<account>}.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html">Assign IAM roles to
 * Kubernetes service accounts</a>.
 *
 * @param arn {@code arn:aws:iam::111122223333:role/shop}
 */
public record AwsRole(String arn) implements CloudIdentity {

    private static final Pattern ARN =
            Pattern.compile("arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/([\\x21-\\x7E]+/)?[\\w+=,.@-]{1,64}");

    /**
     * {@return a role}
     *
     * @param arn {@code arn:aws:iam::111122223333:role/shop}; the partitions {@code aws-cn} and {@code aws-us-gov} as well
     */
    public static AwsRole of(String arn) {
        return new AwsRole(arn);
    }

    @Override
    public Optional<Finding> problem() {
        return ARN.matcher(arn).matches()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        "forklift.E278",
                        "'" + arn + "' is no ARN of a role",
                        "EKS changes the pods' token for the role of this ARN, and AWS would refuse every call",
                        "AwsRole.of(\"arn:aws:iam::111122223333:role/shop\"), with the account's twelve digits"));
    }

    @Override
    public Map<String, String> annotations() {
        return Map.of("eks.amazonaws.com/role-arn", arn);
    }
}
