package dev.postorder.freight.body;

import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** A parameter that has to be one of a few words. */
public final class Choice {
  private Choice() {}

  /** The word; empty, with a fault, when it is absent or another one. */
  public static Optional<String> required(Fields fields, String key, List<String> words) {
    fields.required(key, fields.raw(key));
    return optional(fields, key, words);
  }

  /** The word, if there is one; empty, with a fault, when it is another one. */
  public static Optional<String> optional(Fields fields, String key, List<String> words) {
    Optional<String> word = fields.text(key).map(String::strip);
    if (word.isEmpty() || words.contains(word.get())) {
      return word;
    }
    fields
        .faults()
        .add(
            new Fault(
                FreightError.NOT_IN_LIST,
                FreightError.NOT_IN_LIST.detail(),
                List.of(fields.path(key)),
                List.of(JsonNodeFactory.instance.stringNode(word.get())),
                words));
    return Optional.empty();
  }
}
