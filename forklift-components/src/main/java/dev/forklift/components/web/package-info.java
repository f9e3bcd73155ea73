/** Servers that answer HTTP with a Django project. */
@NullMarked
package dev.forklift.components.web;

import org.jspecify.annotations.NullMarked;
