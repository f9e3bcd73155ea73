/** Objects beside workloads: ConfigMaps, Secrets, Services, claims, accounts, roles, ingresses, network policies. */
@NullMarked
package dev.forklift.resource;

import org.jspecify.annotations.NullMarked;
