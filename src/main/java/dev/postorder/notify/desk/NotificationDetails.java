package dev.postorder.notify.desk;

import dev.postorder.notify.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * All that is known of a notification.
 *
 * @param schedule by which it is tried again
 * @param data what its text is rendered from
 * @param text as it was rendered for the first attempt
 * @param again the later ones that sent it again
 * @param message the method that caused it, as long as the call log has it
 * @param trail the session of that call (SessionID)
 */
public record NotificationDetails(
    NotificationEntry entry,
    String schedule,
    JsonNode data,
    Optional<Text> text,
    List<Tried> attempts,
    List<Report> reports,
    List<NotificationId> again,
    Optional<String> message,
    Optional<String> trail) {

  /** An attempt to deliver it; the outcome is {@code sent} or {@code failed}. */
  public record Tried(int attempt, Instant at, long durationUs, String outcome, String answer) {}

  /** What was heard of it later; the outcome is delivered, undelivered or delayed. */
  public record Report(Instant at, String outcome, String detail) {}
}
