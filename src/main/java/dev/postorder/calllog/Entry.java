package dev.postorder.calllog;

/** A closed call in the queue of the writer. */
record Entry(Exchange exchange, Body request, Body answer) {
  private static final byte[] HELD_APART = {};
  private static final int ROW_BYTES = 512;

  static Entry of(Exchange exchange) {
    var bare =
        new Exchange(
            exchange.call(),
            exchange.outcome(),
            exchange.note(),
            exchange.write(),
            exchange.status(),
            exchange.duration(),
            HELD_APART,
            HELD_APART);
    Body answer =
        exchange.streamed() > 0 ? Body.unseen(exchange.streamed()) : Body.of(exchange.answer());
    return new Entry(bare, Body.of(exchange.request()), answer);
  }

  /** About how much memory it holds. */
  int weight() {
    return ROW_BYTES + request.head().length + answer.head().length;
  }
}
