package dev.forklift.components.django;

import dev.forklift.declare.Gate;

/**
 * When a project's database is migrated.
 *
 * @param done opens when the migrations have been applied; a workload that is no process of the project waits for it by {@code
 *     w.after(migrations.done())}
 */
public record MigratePort(Gate done) {}
