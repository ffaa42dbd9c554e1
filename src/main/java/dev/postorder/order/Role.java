package dev.postorder.order;

import java.util.Locale;

/** The part that a party plays in an order. */
public enum Role {
  REQUESTER,
  SENDER,
  RECEIVER,
  PAYER,
  THIRD;

  /** As stored and as the wire says it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
