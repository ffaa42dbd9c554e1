package dev.postorder.notify.bounce;

import dev.postorder.notify.bounce.Bounce.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A group of fields of a delivery status (RFC 3464, section 2.1): of the message, or of one
 * recipient. Only the first field of a name counts.
 */
record StatusFields(Map<String, String> fields) {
  private static final int MOST_GROUPS = 100;

  /** The groups of a {@code message/delivery-status}, without those of no recipient. */
  static List<StatusFields> ofRecipients(String text) {
    return Stream.of(text.replace("\r\n", "\n").split("\n[ \t]*\n", MOST_GROUPS))
        .map(StatusFields::read)
        .filter(group -> group.outcome().isPresent())
        .toList();
  }

  private static StatusFields read(String text) {
    var fields = new HashMap<String, String>();
    for (String line : unfolded(text)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return new StatusFields(fields);
  }

  /** A line that begins with white space goes on with the one above (RFC 5322, 2.2.3). */
  private static List<String> unfolded(String text) {
    var lines = new ArrayList<StringBuilder>();
    for (String line : text.split("\n", -1)) {
      boolean goesOn = !line.isEmpty() && Character.isWhitespace(line.charAt(0));
      if (goesOn && !lines.isEmpty()) {
        lines.getLast().append(' ').append(line.strip());
      } else {
        lines.add(new StringBuilder(line));
      }
    }
    return lines.stream().map(StringBuilder::toString).toList();
  }

  /** By the action, or without one by the class of the status; empty: of no recipient. */
  Optional<Outcome> outcome() {
    String action = value("action").toLowerCase(Locale.ROOT).split("[ (;]", 2)[0];
    return switch (action) {
      case "failed" -> Optional.of(Outcome.UNDELIVERED);
      case "delayed" -> Optional.of(Outcome.DELAYED);
      case "delivered", "relayed", "expanded" -> Optional.of(Outcome.DELIVERED);
      default -> byStatus(value("status"));
    };
  }

  private static Optional<Outcome> byStatus(String status) {
    if (!status.matches("[245]\\.\\d{1,3}\\.\\d{1,3}.*")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (status.charAt(0)) {
          case '2' -> Outcome.DELIVERED;
          case '4' -> Outcome.DELAYED;
          default -> Outcome.UNDELIVERED;
        });
  }

  /** Whom it is about, the status, and what the server said, as far as they are given. */
  String detail() {
    String recipient =
        typed(value("final-recipient").isEmpty() ? "original-recipient" : "final-recipient");
    return Stream.of(recipient, value("status"), typed("diagnostic-code"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String value(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Without the type, e.g. {@code rfc822;}. */
  private String typed(String name) {
    String value = value(name);
    return value.substring(value.indexOf(';') + 1).strip();
  }
}
