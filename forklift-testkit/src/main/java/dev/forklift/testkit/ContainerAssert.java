package dev.forklift.testkit;

import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a container. */
public final class ContainerAssert extends AbstractAssert<ContainerAssert, Container> {

    private final Node workload;
    private final Environment environment;

    ContainerAssert(Container actual, Node workload, ObjectGraph graph) {
        super(actual, ContainerAssert.class);
        this.workload = workload;
        this.environment = Environment.of(actual, graph);
    }

    /**
     * {@return assertions about one of its environment variables, set by itself or with a whole ConfigMap or Secret of the stack;
     * it fails where there is none of that name}
     *
     * @param name the variable's name
     */
    public EnvAssert env(String name) {
        return new EnvAssert(
                name,
                environment
                        .get(name)
                        .orElseThrow(() -> failure(
                                "Expected an environment variable '%s' in %s, but there are %s",
                                name, where(), environment.names())));
    }

    /**
     * Verifies that it has no environment variable of a name.
     *
     * @param name the variable's name
     * @return this
     */
    public ContainerAssert hasNoEnv(String name) {
        environment
                .get(name)
                .ifPresent(found -> failWithMessage(
                        "Expected no environment variable '%s' in %s, but it is %s", name, where(), found));
        return this;
    }

    /**
     * Verifies its image.
     *
     * @param image with its tag or digest
     * @return this
     */
    public ContainerAssert hasImage(String image) {
        return verify("image", image, actual.getImage());
    }

    /**
     * Verifies its command.
     *
     * @param words the program and its arguments
     * @return this
     */
    public ContainerAssert hasCommand(String... words) {
        return verify("command", List.of(words), actual.getCommand());
    }

    /**
     * Verifies its arguments.
     *
     * @param words the arguments
     * @return this
     */
    public ContainerAssert hasArgs(String... words) {
        return verify("arguments", List.of(words), actual.getArgs());
    }

    /**
     * Verifies that it declares a port.
     *
     * @param name the port's name
     * @param number the port's number
     * @return this
     */
    public ContainerAssert hasPort(String name, int number) {
        boolean found = actual.getPorts().stream()
                .anyMatch(
                        p -> name.equals(p.getName()) && Integer.valueOf(number).equals(p.getContainerPort()));
        if (!found) {
            failWithMessage("Expected a port %s=%s in %s, but there are %s", name, number, where(), actual.getPorts());
        }
        return this;
    }

    /**
     * Verifies that a volume is mounted at a path.
     *
     * @param path where
     * @return this
     */
    public ContainerAssert mounts(String path) {
        List<String> paths =
                actual.getVolumeMounts().stream().map(VolumeMount::getMountPath).toList();
        if (!paths.contains(path)) {
            failWithMessage("Expected a mount at '%s' in %s, but there are %s", path, where(), paths);
        }
        return this;
    }

    /**
     * Verifies what it requests.
     *
     * @param resource {@code cpu}, {@code memory} or another
     * @param quantity as much in any spelling: {@code 1Gi} is {@code 1024Mi}
     * @return this
     */
    public ContainerAssert requests(String resource, String quantity) {
        return verify(
                "request of " + resource,
                new Quantity(quantity),
                quantities(true).get(resource));
    }

    /**
     * Verifies a limit of it.
     *
     * @param resource {@code cpu}, {@code memory} or another
     * @param quantity as much in any spelling
     * @return this
     */
    public ContainerAssert isLimitedTo(String resource, String quantity) {
        return verify(
                "limit of " + resource,
                new Quantity(quantity),
                quantities(false).get(resource));
    }

    private Map<String, Quantity> quantities(boolean requests) {
        if (actual.getResources() == null) {
            return Map.of();
        }
        Map<String, Quantity> all = requests
                ? actual.getResources().getRequests()
                : actual.getResources().getLimits();
        return all == null ? Map.of() : all;
    }

    private String where() {
        return "the container '" + actual.getName() + "' of " + workload;
    }

    private ContainerAssert verify(String what, Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            failWithMessage("Expected the %s of %s to be%n  %s%nbut it is%n  %s", what, where(), expected, found);
        }
        return this;
    }
}
