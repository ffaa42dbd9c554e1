package dev.postorder.freight.book;

import dev.postorder.addressbook.Saved;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Reply;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How both wires of the address book put what they answer. */
final class BookAnswers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Answers answers;
  private final DateTimeFormatter iso;

  BookAnswers(Answers answers, ZoneId zone) {
    this.answers = answers;
    this.iso =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT).withZone(zone);
  }

  /** A list. */
  Reply list(Wire wire, ArrayNode items) {
    return switch (wire) {
      case V1 -> new Reply.Items(items);
      case V2 -> Reply.done(answers.data(items));
    };
  }

  /** One object, which the older wire tells as a list of one. */
  Reply one(Wire wire, ObjectNode item) {
    return switch (wire) {
      case V1 -> new Reply.Items(NODES.arrayNode().add(item));
      case V2 -> Reply.done(answers.data(item));
    };
  }

  /** What became of an entry: {@code state}, and its id under its key. */
  Reply saved(Wire wire, ObjectNode ids, Saved saved) {
    ObjectNode result = NODES.objectNode().put("state", saved.state().code());
    result.setAll(ids);
    return switch (wire) {
      case V1 -> {
        ObjectNode answer = NODES.objectNode();
        answer.set("success", result);
        yield Reply.done(answer);
      }
      case V2 -> Reply.done(answers.data(result));
    };
  }

  /** As {@link #saved(Wire, ObjectNode, Saved)}, of one id. */
  Reply saved(Wire wire, String key, Saved saved) {
    return saved(wire, NODES.objectNode().put(key, saved.id()), saved);
  }

  /** An object as it is. */
  Reply plain(Wire wire, ObjectNode answer) {
    return Reply.done(wire == Wire.V1 ? answer : answers.data(answer));
  }

  /** Puts an entry's id. */
  static ObjectNode id(Wire wire, ObjectNode entry, long id) {
    return wire == Wire.V1 ? entry.put("id", Long.toString(id)) : entry.put("id", id);
  }

  /** A moment: in v1 with milliseconds and the zone's offset. */
  String time(Wire wire, Instant moment) {
    return wire == Wire.V1 ? iso.format(moment) : answers.time(moment);
  }
}
