package dev.postorder.change;

import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A change to file.
 *
 * @param status success where it holds at once
 * @param requestedBy the client's user; empty for one of the back office
 */
record NewChange(
    ChangeType type,
    ChangeStatus status,
    JsonNode before,
    JsonNode after,
    OptionalLong requestedBy,
    UUID callId) {}
