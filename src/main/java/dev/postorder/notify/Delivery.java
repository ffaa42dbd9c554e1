package dev.postorder.notify;

/** One delivery, ready to go. */
@FunctionalInterface
public interface Delivery {
  /** Tries it; returns when the other side has answered, or has not in time. */
  Attempt attempt();
}
