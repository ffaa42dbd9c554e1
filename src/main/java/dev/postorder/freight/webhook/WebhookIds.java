package dev.postorder.freight.webhook;

import dev.postorder.freight.method.Reply;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import java.util.Optional;

/** The id of a subscription, from the path or the body. */
final class WebhookIds {
  private WebhookIds() {}

  /** The id; absent and no number are faults, one that no subscription can have is empty. */
  static Optional<Integer> read(Fields body) {
    return body.required("id", body.integer("id"))
        .filter(id -> id > 0 && id <= Integer.MAX_VALUE)
        .map(Long::intValue);
  }

  /** The user has no subscription of that id. */
  static Reply unknown() {
    return Reply.refused(FreightError.ORDER_UNKNOWN, "id");
  }
}
