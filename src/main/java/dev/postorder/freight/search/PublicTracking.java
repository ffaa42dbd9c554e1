package dev.postorder.freight.search;

import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.search.OrderSearch;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * v3/orders and v3/orders/statuses_history without a session: by number only, and number, state,
 * dates and cities only (freight specification, section 8; off unless {@code
 * freight.public-tracking}). Drafts are nobody else's business. What asks by anything else needs a
 * session.
 */
final class PublicTracking {
  private final OrderSearch search;
  private final ZoneId zone;
  private final OrdersAnswer answers;
  private final StatusHistoryMethod history;

  PublicTracking(
      OrderSearch search, ZoneId zone, OrdersAnswer answers, StatusHistoryMethod history) {
    this.search = search;
    this.zone = zone;
    this.answers = answers;
    this.history = history;
  }

  Reply orders(Turn turn) {
    var reader = new SearchReader(turn.body(), zone);
    return switch (reader.key().orElse("")) {
      case "docIds" -> byNumbers(turn, reader.docIds());
      case "barcode" -> byBarcode(turn, turn.body().text("barcode"));
      default -> Reply.refused(FreightError.SESSION_REQUIRED, "sessionID");
    };
  }

  private Reply byNumbers(Turn turn, List<String> numbers) {
    return turn.faults().none()
        ? answers.numbers(numbers, search.publiclyByNumbers(numbers), false)
        : new Reply.Refused(turn.faults().all());
  }

  private Reply byBarcode(Turn turn, Optional<String> barcode) {
    String scanned = barcode.orElse("").strip();
    return turn.faults().none()
        ? answers.barcode(scanned, search.publiclyByNumbers(ScannedBarcode.numbers(scanned)), false)
        : new Reply.Refused(turn.faults().all());
  }

  Reply history(Turn turn) {
    List<String> numbers = StatusHistoryMethod.numbers(turn);
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    return turn.body().raw("docIds").isEmpty()
        ? Reply.refused(FreightError.SESSION_REQUIRED, "sessionID")
        : history.ways(numbers, search.publiclyByNumbers(numbers));
  }
}
