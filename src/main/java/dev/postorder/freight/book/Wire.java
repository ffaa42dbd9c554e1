package dev.postorder.freight.book;

/** Which of the two wires of the address book a method speaks. */
enum Wire {
  /** v1/customers/book/*: bare lists, {@code success}, ids as texts, names with underscores. */
  V1,
  /** v2/book/*: the envelope, ids as integers. */
  V2
}
