package dev.postorder.freight.method;

import dev.postorder.freight.wire.Fault;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The envelope and the three error shapes (freight specification, sections 1 and 2). */
public final class Answers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final FreightOptions options;
  private final Clock clock;
  private final DateTimeFormatter time;

  public Answers(FreightOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
    this.time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(options.zone());
  }

  /** A moment as answers tell it: {@code YYYY-MM-DD HH:MM:SS} in the server's zone. */
  public String time(Instant instant) {
    return time.format(instant);
  }

  /** The envelope of v2, v3 and v1/orders. */
  public ObjectNode data(JsonNode data) {
    ObjectNode answer = NODES.objectNode();
    answer.putObject("metadata").put("status", 200).put("generated_at", time(clock.instant()));
    answer.set("data", data);
    return answer;
  }

  /** The envelope around one member. */
  public ObjectNode data(String key, String value) {
    return data(NODES.objectNode().put(key, value));
  }

  /** Shape 1, Access. */
  public ObjectNode access() {
    return NODES.objectNode().put("errors", "Unauthorized");
  }

  /** Shape 2, List; the first fault's status and title head it. */
  public ObjectNode list(List<Fault> faults) {
    ObjectNode answer = NODES.objectNode();
    answer
        .putObject("metadata")
        .put("status", faults.getFirst().error().status())
        .put("detail", faults.getFirst().error().title())
        .put("generated_at", time(clock.instant()));
    ArrayNode errors = answer.putArray("errors");
    faults.forEach(fault -> errors.add(error(fault)));
    return answer;
  }

  private ObjectNode error(Fault fault) {
    ObjectNode error = NODES.objectNode();
    error.put("code", fault.error().code()).put("title", fault.error().title());
    if (!fault.detail().isEmpty()) {
      error.put("detail", fault.detail());
    }
    error.put("link", options.link(fault.error().code()));
    fault.fields().forEach(error.putArray("fields")::add);
    if (!fault.badValues().isEmpty()) {
      error.putArray("badValues").addAll(fault.badValues());
    }
    if (!fault.validValues().isEmpty()) {
      fault.validValues().forEach(error.putArray("validValues")::add);
    }
    return error;
  }

  /** Shape 3, Map: one key per parameter of the body's root. */
  public ObjectNode map(List<Fault> faults) {
    ObjectNode errors = NODES.objectNode();
    for (Fault fault : faults) {
      String text = fault.detail().isEmpty() ? fault.error().title() : fault.detail();
      for (String field : fault.fields()) {
        errors.putIfAbsent(root(field), NODES.stringNode(text));
      }
    }
    return map(errors);
  }

  /** Shape 3 with one text. */
  public ObjectNode map(String key, String text) {
    return map(NODES.objectNode().put(key, text));
  }

  private static ObjectNode map(ObjectNode errors) {
    ObjectNode answer = NODES.objectNode();
    answer.set("errors", errors);
    return answer;
  }

  private static String root(String field) {
    int dot = field.indexOf('.');
    return dot < 0 ? field : field.substring(0, dot);
  }
}
