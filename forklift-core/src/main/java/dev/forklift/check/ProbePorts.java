package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.PodTemplates;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The port that a probe names is one of its own container's. */
final class ProbePorts implements PodCheck {

    @Override
    public void check(Node workload, PodTemplateSpec pods, Consumer<Finding> findings) {
        for (Container container : PodTemplates.containers(pods)) {
            check(workload, container, "startupProbe", container.getStartupProbe(), findings);
            check(workload, container, "readinessProbe", container.getReadinessProbe(), findings);
            check(workload, container, "livenessProbe", container.getLivenessProbe(), findings);
        }
    }

    private static void check(
            Node node, Container container, String which, @Nullable Probe probe, Consumer<Finding> findings) {
        String port = port(probe);
        if (port == null || container.getPorts().stream().anyMatch(p -> port.equals(p.getName()))) {
            return;
        }
        String at = PodTemplates.specPath(node.object()) + ".containers[" + container.getName() + "]." + which;
        findings.accept(node.finding(
                Finding.of(
                        "forklift.E025",
                        "a probe of the container '" + container.getName() + "' asks the port '" + port
                                + "', which it does not have",
                        "the kubelet cannot resolve the name, and the pod never becomes ready",
                        "port(\"" + port + "\", number) on the container, or the name of a port it has"),
                at));
    }

    /** The name of the port a probe asks; nothing where it asks a number or no port. */
    private static @Nullable String port(@Nullable Probe probe) {
        if (probe == null) {
            return null;
        }
        IntOrString port = probe.getHttpGet() != null
                ? probe.getHttpGet().getPort()
                : probe.getTcpSocket() != null ? probe.getTcpSocket().getPort() : null;
        return port == null ? null : port.getStrVal();
    }
}
