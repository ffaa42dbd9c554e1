package dev.postorder.freight.body;

import dev.postorder.freight.wire.Fields;
import java.util.Optional;

/** Texts that have to be of a length. */
public final class Lengths {
  private Lengths() {}

  /** A stripped text of at most so many characters; a longer one is a fault. */
  public static Optional<String> text(Fields fields, String key, int most) {
    return text(fields, key, 1, most);
  }

  /** A stripped text of at least and at most so many characters; another one is a fault. */
  public static Optional<String> text(Fields fields, String key, int least, int most) {
    Optional<String> text = fields.text(key).map(String::strip);
    int length = text.map(String::length).orElse(least);
    if (length > most) {
      fields
          .faults()
          .limit("Не более %d символов, передано %d".formatted(most, length), fields.path(key));
      return Optional.empty();
    }
    if (length < least) {
      fields
          .faults()
          .limit("Не менее %d символов, передано %d".formatted(least, length), fields.path(key));
      return Optional.empty();
    }
    return text;
  }
}
