package dev.forklift.workload;

/**
 * What every workload gets unless it says otherwise. Each is left one by one, with a reason: {@code
 * c.without(SafeDefault.READ_ONLY_ROOT, "writes .pyc files")}.
 *
 * <p>Source of the security ones: <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security
 * Standards</a>, level restricted.
 */
public enum SafeDefault {
    /** {@code runAsNonRoot: true}, and the profile's numeric user and group. */
    NON_ROOT,
    /** {@code readOnlyRootFilesystem: true}. */
    READ_ONLY_ROOT,
    /** A writable {@code /tmp} of its own (an emptyDir) for each container with a read-only root. */
    WRITABLE_TMP,
    /** {@code allowPrivilegeEscalation: false}. */
    NO_PRIVILEGE_ESCALATION,
    /** {@code capabilities.drop: [ALL]}. */
    DROPPED_CAPABILITIES,
    /** {@code seccompProfile: RuntimeDefault} on the pod. */
    SECCOMP,
    /** {@code automountServiceAccountToken: false}. */
    NO_TOKEN,
    /** {@code enableServiceLinks: false}: no {@code WEB_PORT=tcp://…} in the environment. */
    NO_SERVICE_LINKS,
    /** The profile's requests and memory limit for the container's role. */
    RESOURCES,
    /** A startup and a readiness probe on the first port, where none is said. */
    PROBES,
    /** {@code maxUnavailable: 0}, {@code maxSurge: 25%} in a rollout; {@code Recreate} where a claim is mounted that one node holds. */
    SURGING_ROLLOUT,
    /** A disruption budget of {@code maxUnavailable: 1} where there are two replicas or more. */
    DISRUPTION_BUDGET,
    /** Pods spread over nodes and zones as far as possible. */
    SPREAD
}
