package dev.forklift.components.django;

import dev.forklift.declare.Gate;

/**
 * When a release is over.
 *
 * @param done opens when every process of the release runs and the commands after that have succeeded
 */
public record PostDeployPort(Gate done) {}
