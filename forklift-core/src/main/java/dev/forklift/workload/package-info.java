/** The DSL for what runs: Deployments, StatefulSets, DaemonSets, Jobs, CronJobs, their pods and containers, safe by default. */
@NullMarked
package dev.forklift.workload;

import org.jspecify.annotations.NullMarked;
