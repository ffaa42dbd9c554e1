package dev.postorder.event;

/** Somebody who is told of new events until this is closed. */
@FunctionalInterface
public interface Following extends AutoCloseable {
  /** Tells him no more. */
  @Override
  void close();
}
