package dev.postorder.freight.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Takes values out of what a change says; older entries lack some. */
final class Values {
  private Values() {}

  /** A text or number that says something. */
  static Optional<String> text(JsonNode object, String key) {
    JsonNode value = object.path(key);
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asString().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** A date as it is read: {@code 2020-03-26} as {@code 26.03.2020}; anything else as it is. */
  static Optional<String> day(JsonNode object, String key) {
    return text(object, key).map(Values::day);
  }

  private static String day(String date) {
    return date.length() == 10 && date.charAt(4) == '-' && date.charAt(7) == '-'
        ? date.substring(8) + "." + date.substring(5, 7) + "." + date.substring(0, 4)
        : date;
  }

  /** The names of contacts. */
  static List<String> names(JsonNode member) {
    var names = new ArrayList<String>();
    member.path("contacts").forEach(contact -> text(contact, "name").ifPresent(names::add));
    return names;
  }

  /** The word of a role; empty for what is no role. */
  static Optional<Word> role(JsonNode object, String key) {
    return text(object, key)
        .flatMap(
            role ->
                switch (role) {
                  case "sender" -> Optional.of(Word.SENDER);
                  case "receiver" -> Optional.of(Word.RECEIVER);
                  case "third" -> Optional.of(Word.THIRD);
                  case "payer" -> Optional.of(Word.PAYER);
                  case "customer" -> Optional.of(Word.CUSTOMER);
                  default -> Optional.empty();
                });
  }
}
