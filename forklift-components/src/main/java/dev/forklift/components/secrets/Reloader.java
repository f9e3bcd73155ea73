package dev.forklift.components.secrets;

import dev.forklift.components.django.Integration;

/**
 * Stakater Reloader, which rolls pods when a Secret that they read has other values. Without it, what a controller fetches anew
 * reaches environment variables only at the next rollout. It has to be in the cluster.
 *
 * <p>Source: <a href="https://docs.stakater.com/reloader/">Reloader</a>.
 */
public final class Reloader {

    private Reloader() {}

    /**
     * {@return rolls every process of a project when a Secret or ConfigMap that it reads is changed in place: {@code d.use(Reloader.auto())}}
     * A Reloader of its default settings marks the pods by an environment variable that no manifest has; run it with {@code
     * --reload-strategy=annotations} where manifests are applied again and again.
     */
    public static Integration auto() {
        return project -> project.annotation("reloader.stakater.com/auto", "true");
    }
}
