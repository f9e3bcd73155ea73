/** Processes of a Django project that are management commands: once, by the clock, or for ever; Channels' and RQ's workers. */
@NullMarked
package dev.forklift.components.command;

import org.jspecify.annotations.NullMarked;
