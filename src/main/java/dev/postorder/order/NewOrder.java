package dev.postorder.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An order to create.
 *
 * @param customerId the owner
 * @param inOrder queued at once; otherwise it stays a draft
 * @param cargo what the client sent, an object
 * @param payment what the client sent, an object
 * @param request the rest of what the client sent, an object
 */
public record NewOrder(
    long customerId,
    long userId,
    boolean inOrder,
    Optional<LocalDate> produceDate,
    Place pickup,
    Place delivery,
    List<Party> parties,
    JsonNode cargo,
    JsonNode payment,
    JsonNode request) {}
