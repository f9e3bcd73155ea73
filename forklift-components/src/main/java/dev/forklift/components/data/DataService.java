package dev.forklift.components.data;

import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Gate;

/**
 * A fact: a service that the stack itself runs. What uses it can be applied {@linkplain
 * dev.forklift.workload.WorkloadOptions#after after} it is ready.
 *
 * @param at where it listens, as in its port
 * @param ready opens when it answers
 */
public record DataService(Endpoint at, Gate ready) {}
