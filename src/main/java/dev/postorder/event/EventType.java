package dev.postorder.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can happen. */
public enum EventType {
  /** An order is there: a client's draft, a queued one, or one of the carrier's own. */
  ORDER_CREATED("order.created"),
  /** An order came to {@code processing}: it has its orderID and is to be carried out. */
  ORDER_QUEUED("order.queued"),
  /** An order came to another state. */
  ORDER_STATE("order.state"),
  /** A change request waits for its decision. */
  CHANGE_FILED("change.filed"),
  /** A change was applied to its order. */
  CHANGE_APPROVED("change.approved"),
  CHANGE_DECLINED("change.declined"),
  MULTI_REQUEST_CREATED("multi_request.created"),
  NOTIFICATION_SENT("notification.sent"),
  NOTIFICATION_DELIVERED("notification.delivered"),
  /** It came back, or a receipt says that it did not arrive. */
  NOTIFICATION_UNDELIVERED("notification.undelivered"),
  /** All attempts to send it failed. */
  NOTIFICATION_FAILED("notification.failed"),
  /** It was not to be sent any more. */
  NOTIFICATION_DROPPED("notification.dropped");

  private final String code;

  EventType(String code) {
    this.code = code;
  }

  /** Its name on the wire, e.g. {@code order.queued}. */
  public String code() {
    return code;
  }

  /** Reads a name. */
  public static Optional<EventType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /** The names of all. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(EventType::code).toList();
  }
}
