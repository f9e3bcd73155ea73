package dev.forklift.render;

import dev.forklift.graph.ObjectGraph;

/**
 * Turns a stack's objects into files, in the form that some tool deploys them from. To be implemented; {@link Manifests} has the
 * ones for plain manifests.
 *
 * <p>A renderer is a function of the graph: it reads no clock, no environment and no disk, and gives equal files for equal
 * graphs. It changes no object; one that must differ is copied first.
 */
@FunctionalInterface
public interface Renderer {

    /**
     * {@return the files}
     *
     * @param graph the objects of a stack, which nothing but reads may be done to
     */
    RenderedFiles render(ObjectGraph graph);
}
