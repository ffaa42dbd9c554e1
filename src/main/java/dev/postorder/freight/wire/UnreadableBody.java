package dev.postorder.freight.wire;

/** A body that cannot be read. */
public final class UnreadableBody extends Exception {
  private static final long serialVersionUID = 1;

  private final String complaint;

  UnreadableBody(String complaint) {
    super(complaint, null, false, false);
    this.complaint = complaint;
  }

  static UnreadableBody at(String what, int line, int column) {
    return new UnreadableBody("%s: строка %d, позиция %d".formatted(what, line, column));
  }

  /** Why it cannot be read, and where; never echoes the input. */
  public String complaint() {
    return complaint;
  }
}
