package dev.forklift.testkit;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pod Security's <em>restricted</em>, written down from its document and not from what Forklift makes.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>.
 */
final class Restricted {

    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");
    private static final Set<String> SYSCTLS = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.ping_group_range");

    private final PodSpec pod;
    private final List<String> violations = new ArrayList<>();

    private Restricted(PodSpec pod) {
        this.pod = pod;
    }

    static List<String> violations(PodSpec pod) {
        Restricted restricted = new Restricted(pod);
        restricted.pod();
        Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .forEach(restricted::container);
        return restricted.violations;
    }

    private void refuse(boolean refused, String what) {
        if (refused) {
            violations.add(what);
        }
    }

    private void pod() {
        refuse(isTrue(pod.getHostNetwork()) || isTrue(pod.getHostPID()) || isTrue(pod.getHostIPC()), "host namespaces");
        pod.getVolumes().forEach(v -> refuse(!isAllowed(v), "volume " + v.getName()));
        PodSecurityContext context = pod.getSecurityContext();
        if (context != null) {
            refuse(Boolean.FALSE.equals(context.getRunAsNonRoot()), "pod runAsNonRoot false");
            refuse(isZero(context.getRunAsUser()), "pod runAsUser 0");
            context.getSysctls().forEach(s -> refuse(!SYSCTLS.contains(s.getName()), "sysctl " + s.getName()));
        }
    }

    private static boolean isAllowed(Volume volume) {
        return volume.getConfigMap() != null
                || volume.getSecret() != null
                || volume.getEmptyDir() != null
                || volume.getProjected() != null
                || volume.getDownwardAPI() != null
                || volume.getPersistentVolumeClaim() != null
                || volume.getEphemeral() != null
                || volume.getCsi() != null;
    }

    private void container(Container container) {
        SecurityContext own =
                container.getSecurityContext() == null ? new SecurityContext() : container.getSecurityContext();
        PodSecurityContext pods =
                pod.getSecurityContext() == null ? new PodSecurityContext() : pod.getSecurityContext();
        String name = container.getName() + ": ";
        refuse(isTrue(own.getPrivileged()), name + "privileged");
        refuse(!Boolean.FALSE.equals(own.getAllowPrivilegeEscalation()), name + "allowPrivilegeEscalation");
        Boolean nonRoot = own.getRunAsNonRoot() == null ? pods.getRunAsNonRoot() : own.getRunAsNonRoot();
        refuse(!isTrue(nonRoot), name + "runAsNonRoot");
        refuse(isZero(own.getRunAsUser()), name + "runAsUser 0");
        SeccompProfile seccomp = own.getSeccompProfile() == null ? pods.getSeccompProfile() : own.getSeccompProfile();
        refuse(seccomp == null || !SECCOMP.contains(seccomp.getType()), name + "seccompProfile");
        capabilities(name, own.getCapabilities());
        refuse(own.getProcMount() != null && !own.getProcMount().equals("Default"), name + "procMount");
        container.getPorts().forEach(p -> refuse(p.getHostPort() != null && p.getHostPort() != 0, name + "hostPort"));
        Stream.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())
                .filter(probe -> probe != null && probe.getHttpGet() != null)
                .forEach(probe -> refuse(probe.getHttpGet().getHost() != null, name + "host of a probe"));
    }

    private void capabilities(String name, Capabilities capabilities) {
        refuse(capabilities == null || !capabilities.getDrop().contains("ALL"), name + "capabilities.drop ALL");
        if (capabilities != null) {
            capabilities.getAdd().forEach(c -> refuse(!c.equals("NET_BIND_SERVICE"), name + "capability " + c));
        }
    }

    private static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static boolean isZero(Long value) {
        return value != null && value == 0;
    }
}
