package dev.postorder.backoffice.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the page {@code /api/v1/docs} shows of the description.
 *
 * @param intro of the whole
 */
public record Reference(
    String title,
    List<Prose.Block> intro,
    List<Group> groups,
    List<Shape> shapes,
    List<KnownProblem> problems) {

  /** The operations of a tag. */
  public record Group(String name, String about, List<Entry> entries) {
    /** What links to it end in. */
    public String anchor() {
      return "tag-" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
  }

  /**
   * An operation.
   *
   * @param role what a key must be to call it
   * @param message its name in the call log
   * @param curl an example
   */
  public record Entry(
      String id,
      String verb,
      String path,
      String summary,
      String about,
      String role,
      String message,
      List<Row> parameters,
      Optional<Body> body,
      List<Reply> replies,
      String curl) {}

  /** What is sent. */
  public record Body(String mediaType, String type, String link) {}

  /**
   * What is answered.
   *
   * @param codes the problems that it tells of
   */
  public record Reply(String status, String about, String type, String link, List<String> codes) {}

  /** A schema. */
  public record Shape(String name, String about, String rules, List<Row> rows) {}

  /**
   * A member or a parameter.
   *
   * @param link the schema that {@code type} names, or empty
   */
  public record Row(
      String name, String type, String link, boolean required, String rules, String about) {}

  /** Reads it from a description. */
  static Reference of(ApiDescription description) {
    JsonNode document = description.document();
    var groups = new ArrayList<Group>();
    for (JsonNode tag : document.path("tags")) {
      String name = tag.path("name").asString();
      groups.add(new Group(name, tag.path("description").asString(), entries(description, name)));
    }
    var members = new Members(description);
    List<Shape> shapes =
        document.at("/components/schemas").properties().stream()
            .map(schema -> shape(members, schema.getKey(), schema.getValue()))
            .toList();
    return new Reference(
        document.at("/info/title").asString(),
        Prose.blocks(document.at("/info/description").asString()),
        groups,
        shapes,
        description.problems());
  }

  private static Shape shape(Members members, String name, JsonNode schema) {
    String about = schema.path("description").asString("");
    String rules =
        schema.has("oneOf")
            ? "one of "
                + String.join(", ", schema.get("oneOf").valueStream().map(members::link).toList())
            : members.rules(schema);
    return new Shape(name, about, rules, members.of(schema));
  }

  private static List<Entry> entries(ApiDescription description, String tag) {
    var entries = new ArrayList<Entry>();
    for (var path : description.document().path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (operation.getValue().at("/tags/0").asString("").equals(tag)) {
          entries.add(entry(description, path.getKey(), operation.getKey(), path.getValue()));
        }
      }
    }
    return entries;
  }

  private static Entry entry(
      ApiDescription description, String template, String verb, JsonNode path) {
    JsonNode operation = path.get(verb);
    var members = new Members(description);
    var parameters = new ArrayList<Row>();
    for (JsonNode list : new JsonNode[] {path.path("parameters"), operation.path("parameters")}) {
      list.forEach(given -> parameters.add(parameter(members, description.resolved(given))));
    }
    Optional<Body> body =
        operation.at("/requestBody/content").properties().stream()
            .findFirst()
            .map(
                media -> {
                  JsonNode schema = media.getValue().path("schema");
                  return new Body(media.getKey(), members.type(schema), members.link(schema));
                });
    var replies = new ArrayList<Reply>();
    operation
        .path("responses")
        .properties()
        .forEach(reply -> replies.add(reply(members, reply.getKey(), reply.getValue())));
    return new Entry(
        operation.path("operationId").asString(),
        verb.toUpperCase(Locale.ROOT),
        template,
        operation.path("summary").asString(),
        operation.path("description").asString(),
        operation.path("x-role").asString(""),
        operation.path("x-message").asString(""),
        parameters,
        body,
        replies,
        new Curl(description).of(template, verb, path, operation));
  }

  private static Row parameter(Members members, JsonNode parameter) {
    JsonNode schema = parameter.path("schema");
    Row row = members.row(parameter.path("name").asString(), schema, false);
    String where = parameter.path("in").asString();
    String about = parameter.path("description").asString("");
    boolean required = parameter.path("required").asBoolean(false);
    return new Row(row.name(), row.type() + ", " + where, row.link(), required, row.rules(), about);
  }

  private static Reply reply(Members members, String status, JsonNode reply) {
    List<String> codes = reply.path("x-problems").valueStream().map(JsonNode::asString).toList();
    JsonNode schema = reply.at("/content/application~1json/schema");
    boolean told = !schema.isMissingNode() && codes.isEmpty();
    return new Reply(
        status,
        reply.path("description").asString(),
        told ? members.type(schema) : "",
        told ? members.link(schema) : "",
        codes);
  }
}
