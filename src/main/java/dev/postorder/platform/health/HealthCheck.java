package dev.postorder.platform.health;

/** Looks at one part of the server. */
@FunctionalInterface
public interface HealthCheck {
  /** How it is now; an exception counts as not ready. */
  Health check();
}
