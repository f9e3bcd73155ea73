package dev.forklift.components.command;

import dev.forklift.declare.Gate;

/**
 * When a management command has been run.
 *
 * @param done opens when it has succeeded; another waits for it by {@code after(port.done())}
 */
public record CommandPort(Gate done) {}
