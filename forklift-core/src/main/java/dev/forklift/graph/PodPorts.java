package dev.forklift.graph;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Optional;

/** Which port of a pod is meant by a name or a Service's port. */
public final class PodPorts {

    private PodPorts() {}

    /**
     * A port of a pod.
     *
     * @param number its number
     * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
     */
    public record Port(int number, String protocol) implements Comparable<Port> {
        @Override
        public int compareTo(Port other) {
            return number == other.number ? protocol.compareTo(other.protocol) : Integer.compare(number, other.number);
        }
    }

    /**
     * {@return a Service's port}
     *
     * @param service the Service
     * @param port its name or number
     */
    public static Optional<ServicePort> ofService(Service service, String port) {
        return service.getSpec() == null
                ? Optional.empty()
                : service.getSpec().getPorts().stream()
                        .filter(p -> port.equals(p.getName()) || port.equals(String.valueOf(p.getPort())))
                        .findFirst();
    }

    /**
     * {@return where a Service's port leads to in the pods of a workload; nothing where these have no port of that name}
     *
     * @param port the Service's port
     * @param pods the workload
     */
    public static Optional<Port> target(ServicePort port, Node pods) {
        IntOrString target = port.getTargetPort();
        String protocol = protocol(port.getProtocol());
        if (target == null || target.getValue() == null) {
            return Optional.of(new Port(port.getPort(), protocol));
        }
        return target.getStrVal() == null
                ? Optional.of(new Port(target.getIntVal(), protocol))
                : named(target.getStrVal(), pods);
    }

    /**
     * {@return a workload's port of a name}
     *
     * @param name the name that a container gives it
     * @param pods the workload
     */
    public static Optional<Port> named(String name, Node pods) {
        for (Container container :
                PodTemplates.of(pods.object()).map(PodTemplates::containers).orElse(List.of())) {
            for (ContainerPort port : container.getPorts()) {
                if (name.equals(port.getName())) {
                    return Optional.of(port(port));
                }
            }
        }
        return Optional.empty();
    }

    private static Port port(ContainerPort port) {
        return new Port(port.getContainerPort(), protocol(port.getProtocol()));
    }

    private static String protocol(String said) {
        return said == null ? "TCP" : said;
    }
}
