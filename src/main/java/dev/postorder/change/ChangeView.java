package dev.postorder.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A change request as an operator sees it.
 *
 * @param orderNumber the 13-digit orderID
 * @param requestedBy the login of the user who asked for it; empty where the back office filed it
 * @param callId the call that filed it
 * @param session the trail name of that call's session
 * @param decidedBy the operator, key or rule that decided it
 * @param decidedCallId the call that decided it; empty where it was applied as it was filed
 */
public record ChangeView(
    long id,
    ChangeType type,
    ChangeStatus status,
    UUID customer,
    String customerName,
    int requestId,
    Optional<String> orderNumber,
    Optional<String> requestedBy,
    UUID callId,
    Optional<String> session,
    Instant createdAt,
    Optional<Instant> decidedAt,
    Optional<String> decidedBy,
    Optional<UUID> decidedCallId,
    Optional<String> reason,
    JsonNode before,
    JsonNode after) {

  /** What becomes different, member by member. */
  public List<Difference> differences() {
    return Difference.between(before, after);
  }
}
