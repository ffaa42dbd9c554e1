package dev.postorder.change;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One change of an order, as its history shows it.
 *
 * @param beforeText what the change concerns, as it was, in JSON; shape by type, see {@link
 *     Changes}
 * @param after the same as it becomes
 * @param reason why it was declined
 */
public record HistoryEntry(
    long id,
    ChangeType type,
    ChangeStatus status,
    Instant createdAt,
    String beforeText,
    JsonNode after,
    Optional<String> reason) {

  /** What the change concerns, as it was; read when it is asked for. */
  public JsonNode before() {
    return JsonMapper.shared().readTree(beforeText);
  }
}
