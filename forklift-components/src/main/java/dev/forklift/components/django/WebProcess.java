package dev.forklift.components.django;

import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Endpoint;

/**
 * A fact: a process of a Django project answers HTTP at an endpoint. Its Service and the hosts routed to it belong to the
 * project's allowed hosts.
 *
 * @param django the path of the {@link DjangoProject}
 * @param endpoint where it answers
 */
public record WebProcess(ComponentPath django, Endpoint endpoint) {}
