package dev.postorder.notify;

import java.util.function.BooleanSupplier;

/** A way that notifications go out, with what it takes to send them. */
public interface Channel extends AutoCloseable {
  /** What its thread is called. */
  String name();

  /**
   * Takes what is due now, under a lease, and sends it or begins to.
   *
   * @param goOn whether to take more
   * @param again to be run when there may be more to send: what kept it waiting has ended
   * @return how many notifications were taken
   */
  int sendDue(BooleanSupplier goOn, Runnable again);

  /** Finishes what is under way; nothing is to be sent after it. */
  @Override
  void close();
}
