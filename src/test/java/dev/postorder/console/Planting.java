package dev.postorder.console;

import dev.postorder.freight.World;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls in whose fields markup stands. */
record Planting(World world, Markup markup) {
  /**
   * A body, with apostrophes for quotes. A value that begins with {@code @} is the name of a field
   * and becomes its markup; with {@code ^} and {@code ~} shorter ones, with {@code %} an address of
   * e-mail.
   */
  ObjectNode body(String json) {
    return (ObjectNode) planted(JsonMapper.shared().readTree(json.replace('\'', '"')));
  }

  private JsonNode planted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String key : List.copyOf(object.propertyNames())) {
        object.set(key, planted(object.get(key)));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, planted(array.get(i)));
      }
    } else if (node.isString() && !node.asString().isEmpty()) {
      return JsonNodeFactory.instance.stringNode(planted(node.asString()));
    }
    return node;
  }

  private String planted(String value) {
    String field = value.substring(1);
    return switch (value.charAt(0)) {
      case '@' -> markup.of(field);
      case '^' -> markup.name(field);
      case '~' -> markup.brief(field);
      case '%' -> markup.mail(field);
      default -> value;
    };
  }

  /** Calls a method of the freight face, which has to succeed. */
  JsonNode call(String path, ObjectNode body) {
    HttpResponse<String> answer = world.call(path, body);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " " + answer.body());
    }
    return World.json(answer);
  }

  /** As {@link #call(String, ObjectNode)}, as the user of the first customer. */
  JsonNode call(String path, String json) {
    ObjectNode body = world.with(world.session);
    body.setAll(body(json));
    return call(path, body);
  }

  /** Calls a method that refuses it. */
  void refused(String path, String json) {
    ObjectNode body = world.with(world.session);
    body.setAll(body(json));
    HttpResponse<String> answer = world.call(path, body);
    if (!answer.body().contains("errors")) {
      throw new IllegalStateException(path + " " + answer.body());
    }
  }

  void sql(String statement, Object... values) {
    world.server.jdbi().useHandle(handle -> handle.execute(statement, values));
  }

  String one(String sql) {
    return world.one(sql);
  }

  List<String> list(String sql) {
    return new ArrayList<>(
        world
            .server
            .jdbi()
            .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list()));
  }
}
