package dev.postorder.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An order as it stands, whole.
 *
 * @param customer the uid of the customer that it belongs to
 * @param orderNumber the 13-digit orderID; empty for a draft
 * @param createdBy the login of the user who created it; empty for an order of the carrier's own
 * @param stateAt when it came into its state
 * @param suspendedFrom giving it out is suspended since this day
 * @param suspendedTo the last day of the suspension; empty: until it is resumed
 * @param multiRequestId the multi-request that it was joined into
 */
public record OrderView(
    long customerId,
    UUID customer,
    int requestId,
    Optional<String> orderNumber,
    OrderState state,
    Instant createdAt,
    Optional<String> createdBy,
    Instant stateAt,
    Instant updatedAt,
    Optional<LocalDate> produceDate,
    Optional<LocalDate> suspendedFrom,
    Optional<LocalDate> suspendedTo,
    Optional<Integer> multiRequestId,
    Place pickup,
    Place delivery,
    List<Party> parties,
    JsonNode cargo,
    JsonNode payment) {}
