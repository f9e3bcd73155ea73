package dev.forklift.workload;

import dev.forklift.declare.Draft;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a container asks for, and what it may not exceed.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/">Resource Management for
 * Pods and Containers</a>.
 */
public final class ResourcesOptions {

    private final Draft owner;
    private final Map<String, Quantity> requests = new TreeMap<>();
    private final Map<String, Quantity> limits = new TreeMap<>();

    ResourcesOptions(Draft owner) {
        this.owner = owner;
    }

    /**
     * Asks for CPU. There is no limit on it by default: a limit throttles where CPU is idle.
     *
     * @param request cores, such as {@code 250m} or {@code 2}
     * @return these options
     */
    public ResourcesOptions cpu(String request) {
        return request("cpu", request);
    }

    /**
     * Limits CPU.
     *
     * @param limit cores, such as {@code 1}
     * @return these options
     */
    public ResourcesOptions cpuLimit(String limit) {
        return limit("cpu", limit);
    }

    /**
     * Asks for memory, and limits it to the same.
     *
     * @param requestAndLimit bytes, such as {@code 256Mi}
     * @return these options
     */
    public ResourcesOptions memory(String requestAndLimit) {
        return memory(requestAndLimit, requestAndLimit);
    }

    /**
     * Asks for memory, and limits it.
     *
     * @param request bytes, such as {@code 256Mi}
     * @param limit bytes, at least the request
     * @return these options
     */
    public ResourcesOptions memory(String request, String limit) {
        return request("memory", request).limit("memory", limit);
    }

    /**
     * Asks for a resource of any name.
     *
     * @param name such as {@code ephemeral-storage}
     * @param quantity how much
     * @return these options
     */
    public ResourcesOptions request(String name, String quantity) {
        return put(requests, name, quantity);
    }

    /**
     * Limits a resource of any name.
     *
     * @param name such as {@code nvidia.com/gpu}
     * @param quantity how much
     * @return these options
     */
    public ResourcesOptions limit(String name, String quantity) {
        return put(limits, name, quantity);
    }

    private ResourcesOptions put(Map<String, Quantity> to, String name, String text) {
        Quantity quantity = Checked.quantity(owner, text);
        if (quantity != null) {
            to.put(name, quantity);
        }
        return this;
    }

    ResourceRequirements build(Optional<ContainerResources> defaults) {
        Map<String, Quantity> asked = new TreeMap<>();
        Map<String, Quantity> limited = new TreeMap<>();
        defaults.ifPresent(d -> {
            asked.put("cpu", new Quantity(d.cpu()));
            asked.put("memory", new Quantity(d.memory()));
            limited.put("memory", new Quantity(d.memoryLimit()));
        });
        asked.putAll(requests);
        limited.putAll(limits);
        ResourceRequirements resources = new ResourceRequirements();
        resources.setRequests(asked);
        resources.setLimits(limited);
        return resources;
    }
}
