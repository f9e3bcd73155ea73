package dev.forklift.components.postgres;

import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Endpoint;

/**
 * A fact: how many connections to a database each pod of a workload may hold. {@code django.process(w, p -> p.connections(…))}
 * declares it; a workload that is no process of a project declares it itself.
 *
 * @param at what is connected to, as in its port
 * @param component the component that declares the workload
 * @param objectId the workload's id there; empty for the component's main one
 * @param perPod how many connections a pod may hold
 * @param reckoning how that number comes about, such as {@code 3 workers × 4 threads}
 */
public record DatabaseConnections(
        Endpoint at, ComponentPath component, String objectId, int perPod, String reckoning) {}
