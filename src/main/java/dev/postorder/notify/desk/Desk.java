package dev.postorder.notify.desk;

import dev.postorder.calllog.CallLog;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** What people do with notifications. */
public record Desk(
    NotificationSearch search,
    DeadLetters deadLetters,
    DeliveryHosts hosts,
    Rules rules,
    Unsubscriptions unsubscriptions) {

  /**
   * All of it over one database.
   *
   * @param formed told after a commit that there is something to send
   */
  public static Desk of(Jdbi jdbi, Clock clock, CallLog callLog, Runnable formed) {
    return new Desk(
        new NotificationSearch(jdbi, clock),
        new DeadLetters(clock, callLog, formed),
        new DeliveryHosts(jdbi, clock, callLog, formed),
        new Rules(),
        new Unsubscriptions(clock));
  }
}
