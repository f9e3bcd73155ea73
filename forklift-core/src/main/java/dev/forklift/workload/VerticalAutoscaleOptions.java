package dev.forklift.workload;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.resource.Metadata;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A VerticalPodAutoscaler, which learns what the containers of a workload need. It has to be in the cluster.
 *
 * <p>Source: <a href="https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/features.md">Vertical Pod
 * Autoscaler, features</a>.
 */
public final class VerticalAutoscaleOptions {

    private final Draft owner;
    private final Map<String, String> least = new TreeMap<>();
    private final Map<String, String> most = new TreeMap<>();
    private final List<String> resources = new ArrayList<>();
    private String mode = "Off";

    VerticalAutoscaleOptions(Draft owner) {
        this.owner = owner;
    }

    /**
     * Changes nothing, and only writes what it recommends into its status: the default.
     *
     * @return these options
     */
    public VerticalAutoscaleOptions recommendOnly() {
        mode = "Off";
        return this;
    }

    /**
     * Gives each pod what is recommended when it is made, and leaves those that run.
     *
     * @return these options
     */
    public VerticalAutoscaleOptions whenPodsStart() {
        mode = "Initial";
        return this;
    }

    /**
     * Evicts pods that have too little or too much, within their budget, so that they start with what is recommended.
     *
     * @return these options
     */
    public VerticalAutoscaleOptions byEviction() {
        mode = "Recreate";
        return this;
    }

    /**
     * Changes pods where they run, and evicts those that cannot be changed so (Kubernetes 1.33 and VPA 1.4 or later).
     *
     * @return these options
     */
    public VerticalAutoscaleOptions inPlace() {
        mode = "InPlaceOrRecreate";
        return this;
    }

    /**
     * Bounds the CPU of each container.
     *
     * @param atLeast such as {@code 50m}
     * @param atMost such as {@code 2}
     * @return these options
     */
    public VerticalAutoscaleOptions cpu(String atLeast, String atMost) {
        return bounds("cpu", atLeast, atMost);
    }

    /**
     * Bounds the memory of each container.
     *
     * @param atLeast such as {@code 128Mi}
     * @param atMost such as {@code 2Gi}
     * @return these options
     */
    public VerticalAutoscaleOptions memory(String atLeast, String atMost) {
        return bounds("memory", atLeast, atMost);
    }

    /**
     * Leaves the CPU as it is, for a workload whose number of pods follows its CPU.
     *
     * @return these options
     */
    public VerticalAutoscaleOptions memoryOnly() {
        resources.clear();
        resources.add("memory");
        return this;
    }

    private VerticalAutoscaleOptions bounds(String resource, String atLeast, String atMost) {
        if (Checked.quantity(owner, atLeast) != null && Checked.quantity(owner, atMost) != null) {
            least.put(resource, atLeast);
            most.put(resource, atMost);
        }
        return this;
    }

    HasMetadata build(Identity me, HasMetadata workload) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("apiVersion", workload.getApiVersion());
        target.put("kind", workload.getKind());
        target.put("name", me.name());
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("targetRef", target);
        spec.put("updatePolicy", Map.of("updateMode", mode));
        if (!most.isEmpty() || !resources.isEmpty()) {
            spec.put("resourcePolicy", Map.of("containerPolicies", List.of(policy())));
        }
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion("autoscaling.k8s.io/v1");
        object.setKind("VerticalPodAutoscaler");
        object.setAdditionalProperty("spec", spec);
        return new Metadata(owner).on(object, me);
    }

    private Map<String, Object> policy() {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("containerName", "*");
        if (!resources.isEmpty()) {
            policy.put("controlledResources", List.copyOf(resources));
        }
        if (!most.isEmpty()) {
            policy.put("minAllowed", least);
            policy.put("maxAllowed", most);
        }
        return policy;
    }
}
