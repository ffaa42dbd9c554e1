/** Typed configuration: records with defaults that run, filled from file, environment and flags. */
@NullMarked
package dev.postorder.platform.config;

import org.jspecify.annotations.NullMarked;
