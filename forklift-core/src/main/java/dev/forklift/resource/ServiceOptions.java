package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Cidrs;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Service: one address for the pods of a workload. Without {@link #port} it exposes every port of the workload's containers
 * under the same name and number. It is headless where the workload is a StatefulSet.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/services-networking/service/">Service</a>.
 */
public final class ServiceOptions extends Draft {

    private final @Nullable Exposed target;
    private final Map<String, ServicePort> ports = new LinkedHashMap<>();
    private final Map<String, String> appProtocols = new TreeMap<>();
    private final Metadata metadata = new Metadata(this);
    private final ServiceSpec spec = new ServiceSpec();

    ServiceOptions(Place place, @Nullable Exposed target) {
        super(place, Service.class);
        this.target = target;
        if (target != null && target.hasStableNames()) {
            headless();
        }
    }

    /**
     * Exposes a container's port under another number.
     *
     * @param name the port's name, here and in the container
     * @param number 1 to 65535
     * @return these options
     */
    public ServiceOptions port(String name, int number) {
        return port(name, number, name);
    }

    /**
     * Exposes a container's port under another name and number.
     *
     * @param name the port's name in the Service: at most 63 of a-z, 0-9 and {@code -}
     * @param number 1 to 65535
     * @param containerPort the name of the container's port
     * @return these options
     */
    public ServiceOptions port(String name, int number, String containerPort) {
        boolean ok = require(
                Names.isDnsLabel(name),
                "forklift.E011",
                "'" + name + "' is no name of a Service's port",
                "a Service's port is named by at most 63 of a-z, 0-9 and '-'",
                "a name such as http");
        ok &= require(
                number >= 1 && number <= 65535,
                "forklift.E013",
                "port " + number + " does not exist",
                "ports are numbered 1 to 65535",
                "a number in that range");
        ok &= require(
                overriding() || !ports.containsKey(name),
                "forklift.E012",
                "the port '" + name + "' is set twice",
                "a Service's ports have one name each",
                "another name for one of the two");
        if (ok) {
            ServicePort port = new ServicePort();
            port.setName(name);
            port.setPort(number);
            port.setTargetPort(new IntOrString(containerPort));
            ports.put(name, port);
        }
        return this;
    }

    /**
     * Says which protocol is spoken on a port, for ingress controllers and meshes.
     *
     * @param port the port's name
     * @param protocol such as {@code http}, {@code kubernetes.io/h2c}, {@code kubernetes.io/ws}
     * @return these options
     */
    public ServiceOptions appProtocol(String port, String protocol) {
        appProtocols.put(port, protocol);
        return this;
    }

    /**
     * Gives the Service no address of its own: its name resolves to the pods. The default for a StatefulSet.
     *
     * @return these options
     */
    public ServiceOptions headless() {
        spec.setClusterIP("None");
        spec.setLoadBalancerSourceRanges(List.of());
        return this;
    }

    /**
     * Gives the Service an address in the cluster. The default, except for a StatefulSet.
     *
     * @return these options
     */
    public ServiceOptions clusterIp() {
        spec.setClusterIP(null);
        spec.setType(null);
        spec.setLoadBalancerSourceRanges(List.of());
        return this;
    }

    /**
     * Opens every port on every node.
     *
     * @return these options
     */
    public ServiceOptions nodePort() {
        spec.setType("NodePort");
        spec.setClusterIP(null);
        spec.setLoadBalancerSourceRanges(List.of());
        return this;
    }

    /**
     * Asks the cloud for a load balancer.
     *
     * @return these options
     */
    public ServiceOptions loadBalancer() {
        spec.setType("LoadBalancer");
        spec.setClusterIP(null);
        return this;
    }

    /**
     * Asks the cloud for a load balancer that lets only some networks in.
     *
     * @param networks such as {@code 203.0.113.0/24}; of a cloud that cannot, all come in nevertheless
     * @return these options
     */
    public ServiceOptions loadBalancerFrom(String... networks) {
        List<String> legal = Arrays.stream(networks)
                .filter(network -> require(
                        Cidrs.isCidr(network),
                        "forklift.E011",
                        "'" + network + "' is no block of addresses",
                        "addresses are written as a network and the length of its prefix",
                        "a block such as 203.0.113.0/24, or 203.0.113.7/32 for one address"))
                .toList();
        spec.setLoadBalancerSourceRanges(legal);
        return loadBalancer();
    }

    /**
     * Sends a client always to the same pod, by its address.
     *
     * @return these options
     */
    public ServiceOptions sticky() {
        spec.setSessionAffinity("ClientIP");
        return this;
    }

    /**
     * Lists pods before they are ready, for peers that find each other.
     *
     * @return these options
     */
    public ServiceOptions publishNotReady() {
        spec.setPublishNotReadyAddresses(true);
        return this;
    }

    /**
     * Gives it a name of its own instead of the derived one, to take over one that is there already.
     *
     * @param name a DNS label that begins with a letter; two of one name are a finding
     * @return these options
     */
    public ServiceOptions name(String name) {
        pin(name);
        return this;
    }

    /**
     * Adds a label.
     *
     * @param key a qualified name
     * @param value a label value
     * @return these options
     */
    public ServiceOptions label(String key, String value) {
        metadata.label(key, value);
        return this;
    }

    /**
     * Adds an annotation.
     *
     * @param key a qualified name
     * @param value any text
     * @return these options
     */
    public ServiceOptions annotation(String key, String value) {
        metadata.annotation(key, value);
        return this;
    }

    void externalName(String host) {
        if (require(
                Names.isDnsSubdomain(host),
                "forklift.E011",
                "'" + host + "' is no host name",
                "an ExternalName is a DNS name",
                "a name such as db.example.com")) {
            spec.setType("ExternalName");
            spec.setExternalName(host);
        }
    }

    int numberOf(String port) {
        ServicePort own = ports.get(port);
        if (own != null) {
            return own.getPort();
        }
        return targetPorts().stream()
                .filter(p -> port.equals(p.getName()))
                .mapToInt(ContainerPort::getContainerPort)
                .findFirst()
                .orElse(0);
    }

    private List<ContainerPort> targetPorts() {
        return target == null ? List.of() : target.containerPorts();
    }

    /** {@return its workload's, so that the Service of a StatefulSet has the name that the StatefulSet gives it} */
    @Override
    public int nameLimit() {
        return target == null ? super.nameLimit() : target.draft().nameLimit();
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        if (target != null) {
            Ref<?> workload = target.workload();
            spec.setSelector(new TreeMap<>(naming.identityOf(workload).selector()));
            spec.setPorts(servicePorts());
        }
        Service object = new Service();
        object.setSpec(spec);
        return metadata.on(object, me);
    }

    private List<ServicePort> servicePorts() {
        List<ServicePort> all = new ArrayList<>(ports.values());
        if (all.isEmpty()) {
            targetPorts().forEach(p -> all.add(like(p)));
        }
        all.forEach(p -> p.setAppProtocol(appProtocols.get(p.getName())));
        return all;
    }

    private static ServicePort like(ContainerPort port) {
        ServicePort same = new ServicePort();
        same.setName(port.getName());
        same.setPort(port.getContainerPort());
        same.setTargetPort(new IntOrString(port.getName()));
        same.setProtocol(port.getProtocol());
        return same;
    }
}
