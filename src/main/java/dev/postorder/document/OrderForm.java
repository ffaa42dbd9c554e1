package dev.postorder.document;

import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import java.util.Arrays;
import java.util.Optional;

/** The printable forms of an order. */
public enum OrderForm {
  /** What was asked for: also of a draft. */
  REQUEST(Term.REQUEST, 1),
  /** The order as it is carried out: of every order that has a number. */
  WAYBILL(Term.WAYBILL, 2),
  /** That the cargo was given out. */
  GIVEOUT(Term.GIVEOUT, 3);

  private final Term title;
  private final int mark;

  OrderForm(Term title, int mark) {
    this.title = title;
    this.mark = mark;
  }

  /** Whether an order in this state has it. */
  public boolean madeIn(OrderState state) {
    return switch (this) {
      case REQUEST -> true;
      case WAYBILL -> state != OrderState.DRAFT;
      case GIVEOUT ->
          state == OrderState.FINISHED || state == OrderState.ACCOMPANYING_DOCUMENTS_RETURN;
    };
  }

  /** How links name it; never changes, never 0. */
  byte mark() {
    return (byte) mark;
  }

  static Optional<OrderForm> of(byte mark) {
    return Arrays.stream(values()).filter(form -> form.mark == mark).findFirst();
  }

  /** What it is called. */
  public String title(Language language) {
    return title.in(language);
  }

  Term title() {
    return title;
  }
}
