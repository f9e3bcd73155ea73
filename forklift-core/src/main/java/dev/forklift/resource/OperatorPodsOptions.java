package dev.forklift.resource;

import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Naming;
import dev.forklift.declare.OperatorPods;
import dev.forklift.declare.Outsider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is said of pods that an operator makes: who connects to them. */
public final class OperatorPodsOptions {

    private final List<OperatorPods.Listener> listens = new ArrayList<>();
    private final List<Integer> amongThemselves = new ArrayList<>();
    private final List<OperatorPods.Visit> admits = new ArrayList<>();
    private final List<OperatorPods.Neighbour> neighbours = new ArrayList<>();

    /** Begins with nobody. For the scope. */
    public OperatorPodsOptions() {}

    /**
     * Says that they are behind an endpoint: what connects to it is let in.
     *
     * @param at the endpoint of the operator's own Service, {@code Endpoint.external(host, port)}
     * @param podPort the number of the pods' port
     * @return these options
     */
    public OperatorPodsOptions listens(Endpoint at, int podPort) {
        listens.add(new OperatorPods.Listener(at, podPort));
        return this;
    }

    /**
     * Says that they talk to each other.
     *
     * @param ports the numbers of the pods' ports
     * @return these options
     */
    public OperatorPodsOptions amongThemselves(int... ports) {
        Arrays.stream(ports).forEach(amongThemselves::add);
        return this;
    }

    /**
     * Says that an outsider connects to them, such as the operator itself.
     *
     * @param who the outsider: {@code Outsider.operator(name, namespace)}
     * @param port the number of the pods' port
     * @return these options
     */
    public OperatorPodsOptions admits(Outsider who, int port) {
        admits.add(new OperatorPods.Visit(who, port));
        return this;
    }

    /**
     * Says that other pods of an operator connect to them, such as those of a pool before a database.
     *
     * @param labels the labels of the others
     * @param port the number of these pods' port
     * @return these options
     */
    public OperatorPodsOptions admits(Function<Naming, Map<String, String>> labels, int port) {
        neighbours.add(new OperatorPods.Neighbour(labels, port));
        return this;
    }

    /**
     * {@return what was said}
     *
     * @param id what tells the pods from the component's others
     * @param labels the labels of the pods
     */
    public OperatorPods value(String id, Function<Naming, Map<String, String>> labels) {
        return new OperatorPods(id, labels, listens, amongThemselves, admits, neighbours);
    }
}
