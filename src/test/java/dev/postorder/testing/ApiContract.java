package dev.postorder.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds what the back-office API answers against its description: whatever test asks, the status,
 * the headers and every member of the body must be told there; and a request that succeeded must
 * have been one that the description allows.
 */
public final class ApiContract {
  private static final String ROOT = "/api/v1";
  private static final String NAME = "https://postorder.test/openapi.json";
  private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * An operation of the description.
   *
   * @param path matches the path below {@code /api/v1}
   */
  public record Entry(String verb, String template, Pattern path, ObjectNode json) {

    /** Its operationId. */
    public String id() {
      return json.get("operationId").stringValue();
    }

    /** What it says of a status; missing if nothing. */
    public JsonNode response(int status) {
      return json.path("responses").path(Integer.toString(status));
    }
  }

  private final ObjectNode document;
  private final List<Entry> entries = new ArrayList<>();
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /** The contract of a description. */
  public ApiContract(ObjectNode document) {
    this.document = document;
    ObjectNode closed = ClosedSchemas.of(document);
    ObjectNode components = (ObjectNode) closed.at("/components/schemas");
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (VERBS.contains(operation.getKey())) {
          Entry entry = entry(path.getKey(), operation.getKey(), (ObjectNode) operation.getValue());
          entries.add(entry);
          String at = "/paths/" + escape(path.getKey()) + "/" + operation.getKey();
          name(components, entry, (ObjectNode) closed.at(at));
        }
      }
    }
    String text = closed.toString();
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemas(Map.of(NAME, text))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  private static String escape(String path) {
    return path.replace("~", "~0").replace("/", "~1");
  }

  private static Entry entry(String template, String verb, ObjectNode json) {
    String path = "\\Q" + template.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E";
    return new Entry(verb.toUpperCase(Locale.ROOT), template, Pattern.compile(path), json);
  }

  /** Gives the schemas of an operation names of their own. */
  private static void name(ObjectNode components, Entry entry, ObjectNode operation) {
    JsonNode body = operation.at("/requestBody/content/application~1json/schema");
    if (!body.isMissingNode()) {
      components.set(entry.id() + "-request", body);
    }
    for (var response : operation.path("responses").properties()) {
      for (var content : response.getValue().path("content").properties()) {
        if (content.getKey().endsWith("json") && content.getValue().has("schema")) {
          components.set(entry.id() + "-" + response.getKey(), content.getValue().get("schema"));
        }
      }
    }
  }

  /** The operations. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The description. */
  public ObjectNode document() {
    return document;
  }

  /** The operation that a request is for. */
  public Optional<Entry> entry(String verb, String path) {
    String below = path.substring(ROOT.length()).split("\\?", 2)[0];
    List<Entry> fitting =
        entries.stream()
            .filter(entry -> entry.verb().equals(verb) && entry.path().matcher(below).matches())
            .toList();
    return fitting.stream()
        .filter(entry -> fitting.size() == 1 || !entry.template().contains("{"))
        .findFirst()
        .or(() -> fitting.stream().findFirst());
  }

  /** What is wrong with a value by a schema of the components; empty if nothing. */
  public List<String> faults(String schema, JsonNode value) {
    return schemas
        .computeIfAbsent(
            schema,
            name -> registry.getSchema(SchemaLocation.of(NAME + "#/components/schemas/" + name)))
        .validate(value)
        .stream()
        .map(ApiContract::text)
        .toList();
  }

  private static String text(Error error) {
    return error.getInstanceLocation() + " " + error.getMessage();
  }

  /** Checks an answer; a failed assertion says what the description does not know. */
  public void check(String verb, String path, String body, HttpResponse<String> answer) {
    Optional<Entry> entry = entry(verb, path);
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    String where = verb + " " + path + " " + answer.statusCode() + " " + answer.body();
    if (answer.statusCode() >= 400 && !answer.body().isEmpty()) {
      assertThat(type).as(where).isEqualTo("application/problem+json");
      assertThat(faults("Problem", JSON.readTree(answer.body()))).as(where).isEmpty();
    }
    if (entry.isEmpty()) {
      assertThat(answer.statusCode()).as("undescribed: " + where).isIn(204, 401, 404, 405);
      return;
    }
    JsonNode response = entry.get().response(answer.statusCode());
    assertThat(response.isMissingNode()).as("undescribed status: " + where).isFalse();
    headers(response, answer, where);
    if (answer.statusCode() >= 400) {
      String code = JSON.readTree(answer.body()).path("code").asString("");
      assertThat(response.path("x-problems").valueStream().map(JsonNode::stringValue))
          .as("undescribed problem: " + where)
          .contains(code);
    } else {
      success(entry.get(), response, type, body, answer, where);
    }
  }

  private void success(
      Entry entry,
      JsonNode response,
      String type,
      String body,
      HttpResponse<String> answer,
      String where) {
    if (response.has("content")) {
      assertThat(response.path("content").propertyNames()).as(where).contains(type);
    }
    if (type.equals("application/json")) {
      JsonNode json = JSON.readTree(answer.body());
      assertThat(faults(entry.id() + "-" + answer.statusCode(), json)).as(where).isEmpty();
    }
    if (!entry.json().at("/requestBody/content/application~1json").isMissingNode()) {
      JsonNode sent = withoutNulls(JSON.readTree(body));
      assertThat(faults(entry.id() + "-request", sent))
          .as("taken, though the description refuses it: " + verbatim(entry, body))
          .isEmpty();
    }
  }

  private static String verbatim(Entry entry, String body) {
    return entry.id() + " " + body;
  }

  private static void headers(JsonNode response, HttpResponse<String> answer, String where) {
    assertThat(answer.headers().firstValue("X-Request-Id")).as(where).isPresent();
    Set<String> told =
        response.path("headers").propertyNames().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (String name : List.of("location", "retry-after", "idempotent-replayed", "etag")) {
      if (answer.headers().firstValue(name).isPresent()) {
        assertThat(told).as(where).contains(name);
      }
    }
    if (answer.statusCode() == 201) {
      assertThat(answer.headers().firstValue("Location")).as(where).isPresent();
    }
  }

  /** A member that is null is as good as absent. */
  private static JsonNode withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JSON.createObjectNode();
      object.properties().stream()
          .filter(property -> !property.getValue().isNull())
          .forEach(property -> copy.set(property.getKey(), withoutNulls(property.getValue())));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JSON.createArrayNode();
      array.forEach(item -> copy.add(withoutNulls(item)));
      return copy;
    }
    return node;
  }
}
