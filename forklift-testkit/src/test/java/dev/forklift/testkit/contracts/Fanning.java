package dev.forklift.testkit.contracts;

import dev.forklift.graph.Node;
import dev.forklift.graph.PodTemplates;
import dev.forklift.testkit.arbitraries.DjangoComponents;

/** What of a Django project is made of the facts of its processes and routes. */
final class Fanning {

    private Fanning() {}

    /** The project's settings hold its allowed hosts, and their content is in their name, which every process reads them by. */
    static boolean isOfAProject(Node node) {
        return node.path().id().equals(DjangoComponents.DJANGO.id()) || isProcess(node);
    }

    /** A process waits for migrations, where there is one. */
    static boolean isProcess(Node node) {
        return PodTemplates.of(node.object()).stream()
                .flatMap(pods -> PodTemplates.containers(pods).stream())
                .flatMap(container -> container.getEnv().stream())
                .anyMatch(variable -> variable.getName().equals("DATABASE_PASSWORD"));
    }
}
