package dev.forklift.testkit;

import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodTemplates;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a workload and its pods. */
public final class WorkloadAssert extends AbstractAssert<WorkloadAssert, Node> {

    private final ObjectGraph graph;
    private final PodTemplateSpec template;

    WorkloadAssert(Node actual, ObjectGraph graph) {
        super(actual, WorkloadAssert.class);
        this.graph = graph;
        this.template = PodTemplates.of(actual.object()).orElseThrow();
    }

    /**
     * {@return assertions about one of its containers, init containers included; it fails where there is none of that name}
     *
     * @param name the container's name; a main container has its component's id
     */
    public ContainerAssert container(String name) {
        List<Container> all = PodTemplates.containers(template);
        Optional<Container> found =
                all.stream().filter(c -> c.getName().equals(name)).findFirst();
        if (found.isEmpty()) {
            failWithMessage(
                    "Expected a container '%s' in %s, but there are %s",
                    name, actual, all.stream().map(Container::getName).toList());
        }
        return new ContainerAssert(found.orElseThrow(), actual, graph);
    }

    /** {@return assertions about its main container} */
    public ContainerAssert mainContainer() {
        return container(template.getSpec().getContainers().get(0).getName());
    }

    /**
     * Verifies the replicas that are written.
     *
     * @param count how many
     * @return this
     */
    public WorkloadAssert hasReplicas(int count) {
        int written =
                KubeMapper.toTree(actual.object()).path("spec").path("replicas").asInt(-1);
        return verify("replicas", count, written < 0 ? null : written);
    }

    /**
     * Verifies that no replicas are written, because something else decides how many there are.
     *
     * @return this
     */
    public WorkloadAssert leavesReplicasOut() {
        if (KubeMapper.toTree(actual.object()).path("spec").has("replicas")) {
            failWithMessage("Expected %s to leave its replicas to an autoscaler, but it sets them", actual);
        }
        return this;
    }

    /**
     * Verifies how long its pods have to stop.
     *
     * @param period whole seconds; thirty is what Kubernetes takes where nothing is written
     * @return this
     */
    public WorkloadAssert hasGracePeriod(Duration period) {
        Long written = template.getSpec().getTerminationGracePeriodSeconds();
        return verify("grace period", period, Duration.ofSeconds(written == null ? 30 : written));
    }

    /**
     * Verifies which service account its pods run as.
     *
     * @param name the account's name
     * @return this
     */
    public WorkloadAssert hasServiceAccount(String name) {
        return verify("service account", name, template.getSpec().getServiceAccountName());
    }

    /**
     * Verifies a label of its pods.
     *
     * @param key the label's key
     * @param value its value
     * @return this
     */
    public WorkloadAssert hasPodLabel(String key, String value) {
        return verify(
                "label " + key,
                value,
                orEmpty(template.getMetadata().getLabels()).get(key));
    }

    /**
     * Verifies an annotation of its pods.
     *
     * @param key the annotation's key
     * @param value its value
     * @return this
     */
    public WorkloadAssert hasPodAnnotation(String key, String value) {
        return verify(
                "annotation " + key,
                value,
                orEmpty(template.getMetadata().getAnnotations()).get(key));
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private WorkloadAssert verify(String what, Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            failWithMessage("Expected %s of %s to be%n  %s%nbut it is%n  %s", what, actual, expected, found);
        }
        return this;
    }
}
