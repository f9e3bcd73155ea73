package dev.forklift.testkit;

import dev.forklift.declare.ComponentPath;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodTemplates;
import dev.forklift.testkit.evaluators.Edges;
import dev.forklift.testkit.evaluators.Grant;
import dev.forklift.testkit.evaluators.Grants;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Assertions about the objects of a stack. */
public final class GraphAssert extends AbstractAssert<GraphAssert, ObjectGraph> {

    private static final int MOST = 20;

    GraphAssert(ObjectGraph actual) {
        super(actual, GraphAssert.class);
    }

    /**
     * {@return assertions about the workload that a component declares; it fails where there is none}
     *
     * @param path the component's path, such as {@code celery-mail}
     */
    public WorkloadAssert workload(String path) {
        isNotNull();
        Optional<Node> found = actual.nodes().stream()
                .filter(n -> n.path().value().equals(path)
                        && PodTemplates.of(n.object()).isPresent())
                .findFirst();
        if (found.isEmpty()) {
            failWithMessage("Expected a workload at '%s', but there are:%n%s", path, listed(actual.nodes()));
        }
        return new WorkloadAssert(found.orElseThrow(), actual);
    }

    /**
     * Verifies that a component declares an object of a kind.
     *
     * @param kind a fabric8 class
     * @param path the component's path
     * @return this
     */
    public GraphAssert has(Class<? extends HasMetadata> kind, String path) {
        isNotNull();
        if (actual.find(kind, path).isEmpty()) {
            failWithMessage(
                    "Expected a %s at '%s', but there are:%n%s", kind.getSimpleName(), path, listed(actual.nodes()));
        }
        return this;
    }

    /**
     * Verifies that a component declares an object of a kind that fulfils requirements.
     *
     * @param kind a fabric8 class
     * @param path the component's path
     * @param requirements assertions about the object
     * @param <T> the kind
     * @return this
     */
    public <T extends HasMetadata> GraphAssert has(Class<T> kind, String path, Consumer<T> requirements) {
        has(kind, path);
        requirements.accept(actual.get(kind, path));
        return this;
    }

    /**
     * Verifies that a component declares no object of a kind.
     *
     * @param kind a fabric8 class
     * @param path the component's path
     * @return this
     */
    public GraphAssert hasNo(Class<? extends HasMetadata> kind, String path) {
        isNotNull();
        actual.find(kind, path)
                .ifPresent(found -> failWithMessage(
                        "Expected no %s at '%s', but there is %s",
                        kind.getSimpleName(), path, found.getMetadata().getName()));
        return this;
    }

    /**
     * Verifies that a component and those within it declare these objects and no others.
     *
     * @param path the component's path
     * @param kindsAndNames the objects, such as {@code Deployment shop-web}, in any order
     * @return this
     */
    public GraphAssert hasOnly(String path, String... kindsAndNames) {
        isNotNull();
        List<Node> nodes = actual.nodes().stream()
                .filter(n -> n.path().isWithin(new ComponentPath(path)))
                .toList();
        List<String> expected = Stream.of(kindsAndNames).sorted().toList();
        if (!nodes.stream().map(Node::toString).sorted().toList().equals(expected)) {
            failWithMessage("Expected at '%s' only%n  %s%nbut there are:%n%s", path, expected, listed(nodes));
        }
        return this;
    }

    /**
     * Verifies that the stack's roles and bindings allow these grants and nothing else: every other account, verb, kind, object and
     * namespace is refused. {@link Grants} says what is asked.
     *
     * @param grants what the service accounts are meant to be allowed; none where nobody talks to the API server
     * @return this
     */
    public GraphAssert grantsOnly(Grant... grants) {
        isNotNull();
        failWhereAny("Expected these grants and no others", Grants.differences(actual, List.of(grants)));
        return this;
    }

    /**
     * Verifies that the stack's network policies open what it declares and nothing else: each connection at both ends, DNS, the
     * routes and metrics; every other pair of pods is closed. {@link Edges} says what is asked.
     *
     * <pre>{@code
     * assertThat(shop).graph().opensOnlyWhatIsDeclared(e -> e.ingressController("traefik").metricsFrom("monitoring"));
     * }</pre>
     *
     * @param cluster where the ingress controller and the scraper run
     * @return this
     */
    public GraphAssert opensOnlyWhatIsDeclared(UnaryOperator<Edges> cluster) {
        isNotNull();
        Edges edges = cluster.apply(Edges.of(actual));
        failWhereAny("Expected what is declared to be open", edges.closedThoughDeclared());
        failWhereAny("Expected nothing to be open but what is declared", edges.openThoughUndeclared());
        return this;
    }

    private void failWhereAny(String expected, List<String> differences) {
        if (!differences.isEmpty()) {
            failWithMessage(
                    "%s, but %d differ:%n%s",
                    expected,
                    differences.size(),
                    differences.stream().limit(MOST).map(d -> "  " + d).collect(Collectors.joining("\n")));
        }
    }

    private static String listed(List<Node> nodes) {
        return nodes.stream().map(n -> "  " + n.path() + "  " + n).collect(Collectors.joining("\n"));
    }
}
