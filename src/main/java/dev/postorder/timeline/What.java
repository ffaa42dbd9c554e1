package dev.postorder.timeline;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.notify.desk.NotificationDetails.Report;
import dev.postorder.notify.desk.NotificationDetails.Tried;
import dev.postorder.notify.desk.NotificationId;
import dev.postorder.order.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What happened. */
public sealed interface What {
  /**
   * A call was about the order; also one that fetched a document.
   *
   * @param outcome ok, refused or fault
   * @param note the error, or what is worth saying of a success
   * @param status of the answer; empty while it is not written yet
   */
  record Called(
      String source, String outcome, Optional<String> note, Optional<Integer> status, String ip)
      implements What {}

  /** The order was joined with others; how many they are together. */
  record Joined(int multiRequestId, int orders) implements What {}

  /**
   * A change request was filed.
   *
   * @param status what became of it up to now
   * @param atOnce it was applied when it was filed, without a decision
   */
  record Filed(
      long id,
      ChangeType type,
      ChangeStatus status,
      JsonNode before,
      JsonNode after,
      boolean atOnce)
      implements What {}

  /** A change request was decided. */
  record Decided(
      long id,
      ChangeType type,
      ChangeStatus status,
      Optional<String> reason,
      JsonNode before,
      JsonNode after)
      implements What {}

  /** The order came into a state. */
  record Reached(OrderState state) implements What {}

  /**
   * A notification was formed.
   *
   * @param state where it is now
   */
  record Told(
      NotificationId id,
      String event,
      String channel,
      String role,
      String recipient,
      String state,
      Optional<String> subject,
      Optional<NotificationId> again,
      Optional<Instant> nextAttemptAt,
      List<Tried> attempts,
      List<Report> reports)
      implements What {}
}
