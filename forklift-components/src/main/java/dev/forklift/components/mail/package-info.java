/** How a project sends mail. */
@NullMarked
package dev.forklift.components.mail;

import org.jspecify.annotations.NullMarked;
