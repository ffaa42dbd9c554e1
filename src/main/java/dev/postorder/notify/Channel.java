package dev.postorder.notify;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** A way that notifications go out: e-mail, SMS, webhooks. */
public interface Channel extends AutoCloseable {
  /** Its name, as in {@code notification.channel}: {@code email}, {@code sms}, {@code webhook}. */
  String code();

  /** Whether it can send at all; while it cannot, its notifications wait. */
  boolean ready();

  /** How many deliveries to one host go on at once, at most. */
  int atOnce();

  /**
   * Prepares deliveries; what several of them need is read here, once.
   *
   * @return one for each notification, in their order; each runs on a virtual thread of its own
   */
  List<Delivery> prepare(List<Taken> batch);

  /** Does in the transaction that keeps outcomes what this channel alone knows of. */
  default void kept(Handle handle, List<Outcome> outcomes) {}

  /** Closes its connections; nothing is under way any more. */
  @Override
  void close();
}
