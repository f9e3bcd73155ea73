package dev.forklift.components.celery;

import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * A fact: a workload runs beat.
 *
 * @param workload its Deployment
 */
public record BeatWorkload(Ref<? extends HasMetadata> workload) {}
