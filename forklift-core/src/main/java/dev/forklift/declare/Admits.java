package dev.forklift.declare;

import java.util.Optional;

/**
 * The fact that an outsider opens connections to pods of the stack, from which network policies are derived. Components say it by
 * the scope.
 *
 * @param who the outsider
 * @param at the endpoint of a Service, where they come through one
 * @param pods the workload, where they come to its pods directly
 * @param port the name of the pods' port; empty where they come through a Service
 */
public record Admits(Outsider who, Optional<Endpoint> at, Optional<Ref<?>> pods, String port) {

    /**
     * {@return who comes through a Service}
     *
     * @param who the outsider
     * @param at the Service's endpoint
     */
    public static Admits at(Outsider who, Endpoint at) {
        return new Admits(who, Optional.of(at), Optional.empty(), "");
    }

    /**
     * {@return who comes to the pods directly}
     *
     * @param who the outsider
     * @param pods the workload
     * @param port the name of a container's port
     */
    public static Admits atPods(Outsider who, Ref<?> pods, String port) {
        return new Admits(who, Optional.empty(), Optional.of(pods), port);
    }
}
