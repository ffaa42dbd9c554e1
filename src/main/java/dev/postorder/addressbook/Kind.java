package dev.postorder.addressbook;

import java.util.Arrays;
import java.util.List;

/** The kinds of entries. */
enum Kind {
  COUNTERAGENT("counteragent"),
  ADDRESS("address"),
  CONTACT("contact"),
  PHONE("phone");

  /** What belongs to others before that to which it belongs. */
  static final List<Kind> LEAVES_FIRST = List.of(PHONE, CONTACT, ADDRESS, COUNTERAGENT);

  private final String code;

  Kind(String code) {
    this.code = code;
  }

  /** As the database names it. */
  String code() {
    return code;
  }

  /** The table of its entries. */
  String table() {
    return "book_" + code;
  }

  /** The ids of this kind. */
  List<Long> of(BookIds ids) {
    return switch (this) {
      case COUNTERAGENT -> ids.counteragents();
      case ADDRESS -> ids.addresses();
      case CONTACT -> ids.contacts();
      case PHONE -> ids.phones();
    };
  }

  /** One id of this kind. */
  BookIds one(long id) {
    List<List<Long>> ids =
        Arrays.stream(values()).map(kind -> kind == this ? List.of(id) : List.<Long>of()).toList();
    return new BookIds(ids.get(0), ids.get(1), ids.get(2), ids.get(3));
  }
}
