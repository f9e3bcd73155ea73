package dev.forklift.declare;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The fact that an operator makes pods in the stack's namespace, from which network policies are derived: whom of the stack and
 * outside they let in. What they connect to is the operator's own knowledge, and stays open. Components say it by the scope.
 *
 * @param id what tells them from the component's others
 * @param labels the labels that the operator gives the pods, and no other pods have, when names are known
 * @param listens where they listen
 * @param amongThemselves the ports on which they talk to each other
 * @param admits which outsiders come to which port
 * @param neighbours which other pods of an operator come to which port
 */
public record OperatorPods(
        String id,
        Function<Naming, Map<String, String>> labels,
        List<Listener> listens,
        List<Integer> amongThemselves,
        List<Visit> admits,
        List<Neighbour> neighbours) {

    /**
     * An endpoint that the pods are behind.
     *
     * @param at the endpoint, by which the stack's pods connect: the operator's own Service is a host outside of the stack
     * @param port the number of the pods' port
     */
    public record Listener(Endpoint at, int port) {}

    /**
     * An outsider that comes to the pods.
     *
     * @param who the outsider
     * @param port the number of the pods' port
     */
    public record Visit(Outsider who, int port) {}

    /**
     * Other pods that an operator makes, which come to these.
     *
     * @param labels the labels that the operator gives them, when names are known
     * @param port the number of these pods' port
     */
    public record Neighbour(Function<Naming, Map<String, String>> labels, int port) {}

    /**
     * Creates the fact.
     *
     * @param id what tells them from the component's others
     * @param labels the labels that the operator gives the pods
     * @param listens where they listen; copied
     * @param amongThemselves the ports on which they talk to each other; copied
     * @param admits which outsiders come to which port; copied
     * @param neighbours which other pods of an operator come to which port; copied
     */
    public OperatorPods {
        listens = List.copyOf(listens);
        amongThemselves = List.copyOf(amongThemselves);
        admits = List.copyOf(admits);
        neighbours = List.copyOf(neighbours);
    }
}
