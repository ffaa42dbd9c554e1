package dev.postorder.freight;

import dev.postorder.access.Directory;
import dev.postorder.access.PersonalTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Those who call in {@link LevelsTest}, and the first customer's things that they ask for. */
final class LevelsStage implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Who calls; the first ones in the order in which they spoil least. */
  enum Caller {
    UNKNOWN_APPLICATION,
    WITHOUT_SESSION,
    CLOSED_SESSION,
    STRANGER,
    /** Has level 2 for the customer, which is disabled while he calls. */
    OF_DISABLED,
    LEVEL_0,
    LEVEL_1,
    LEVEL_3,
    LEVEL_2;

    /** Of who has an open session of his own. */
    String login() {
      return switch (this) {
        case UNKNOWN_APPLICATION, WITHOUT_SESSION, CLOSED_SESSION -> "";
        case STRANGER -> "stranger@example.org";
        default -> name().toLowerCase(Locale.ROOT) + "@example.org";
      };
    }
  }

  private final World world = new World();
  private final Directory directory = new Directory(Clock.systemUTC());
  private final OrderStage orders = new OrderStage(world);
  private final JsonNode changes = resource("/freight/change-calls.json");
  private final Map<Caller, String> sessions = new EnumMap<>(Caller.class);
  private final String pat;
  private final String webhook;

  LevelsStage() throws IOException {
    world
        .server
        .jdbi()
        .useTransaction(
            handle -> {
              for (int level = 0; level <= 3; level++) {
                String login = Caller.valueOf("LEVEL_" + level).login();
                long id = directory.addUser(handle, login, World.PASSWORD).orElseThrow();
                directory.grant(handle, id, world.first.id(), level);
              }
              String login = Caller.OF_DISABLED.login();
              long id = directory.addUser(handle, login, World.PASSWORD).orElseThrow();
              directory.grant(handle, id, world.first.id(), 2);
            });
    for (Caller caller : Caller.values()) {
      sessions.put(caller, session(caller));
    }
    for (String table : List.of("book_counteragent", "book_address")) {
      String ids = "alter table " + table + " alter column id restart with 880001";
      world.server.jdbi().useHandle(handle -> handle.execute(ids));
    }
    pat =
        world
            .server
            .jdbi()
            .withHandle(
                handle -> {
                  long user = directory.user(handle, Caller.LEVEL_2.login()).orElseThrow().id();
                  return new PersonalTokens(Clock.systemUTC())
                      .add(handle, user, "t", Optional.empty());
                })
            .secret();
    ObjectNode wish =
        world.with(sessions.get(Caller.LEVEL_2)).put("url", "https://example.org/hook");
    wish.putArray("orderRoles").add("sender");
    webhook = World.json(world.call("/v1/webhooks", wish)).at("/data/id").asString("none");
  }

  World world() {
    return world;
  }

  static JsonNode resource(String name) throws IOException {
    try (InputStream file = LevelsStage.class.getResourceAsStream(name)) {
      return JSON.readTree(file);
    }
  }

  private String session(Caller caller) {
    return switch (caller) {
      case WITHOUT_SESSION -> "";
      case UNKNOWN_APPLICATION -> world.session;
      case CLOSED_SESSION -> {
        String session = world.login("user@example.org");
        world.call("/v3/auth/logout", world.with(session));
        yield session;
      }
      default -> world.login(caller.login());
    };
  }

  /** What a row's names stand for: things of the first customer, made for it. */
  Map<String, String> things(JsonNode row) {
    var things = new LinkedHashMap<String, String>();
    JsonNode calls = changes.path(row.path("calls").asString(""));
    String order = orders.order(calls.has("order") ? calls.get("order") : state("inway"));
    things.put("order", order);
    things.put("request", String.valueOf(orders.requestId(order)));
    things.put("draft", String.valueOf(world.draft("Тверь, ул. Ткача, 3")));
    things.put("otherDraft", String.valueOf(world.draft("Тверь, ул. Ткача, 3")));
    things.put("webhook", webhook);
    String counteragent =
        book("book_counteragent (customer_id, name, inn) values (%d, 'ООО Книга', '7707083893')");
    things.put("counteragent", counteragent);
    things.put(
        "address",
        book(
            "book_address (customer_id, counteragent_id, address) values (%d, "
                + counteragent
                + ", 'Псков, 1')"));
    if (row.has("first")) {
      call(row.get("first").asString(), row, Caller.LEVEL_2, things);
    }
    return things;
  }

  private static JsonNode state(String state) {
    return JSON.createObjectNode().put("state", state);
  }

  private String book(String values) {
    return world.one("insert into " + values.formatted(world.first.id()) + " returning id");
  }

  /** Names of things that nobody has. */
  Map<String, String> nothing(Map<String, String> things) {
    var nothing = new LinkedHashMap<>(things);
    nothing.replaceAll(
        (name, value) -> value.length() == 13 ? "2600000000000" : "199999" + name.length());
    return nothing;
  }

  /** An answer without what differs between two things. */
  static String plain(HttpResponse<String> answer, Map<String, String> things) {
    String plain =
        answer
            .body()
            .replaceAll("\"(generated_at|generatedAt|link)\":\"[^\"]*\"", "")
            .replaceAll("через \\d+ с", "");
    for (String value : things.values()) {
      plain = plain.replaceAll("(?<!\\d)" + value + "(?!\\d)", "N");
    }
    return answer.statusCode() + " " + plain;
  }

  HttpResponse<String> call(
      String method, JsonNode row, Caller caller, Map<String, String> things) {
    boolean fresh = row.path("fresh").asBoolean(false) && !caller.login().isEmpty();
    String session = fresh ? session(caller) : sessions.get(caller);
    ObjectNode body =
        row.path("template").asBoolean(false)
            ? world.order(session, false, "Тверь")
            : world.with(session);
    if (row.has("calls")) {
      body.put("orderID", things.get("order"));
    }
    JsonNode own =
        row.has("calls")
            ? changes.at("/" + row.get("calls").asString() + "/body")
            : row.get("body");
    body.setAll((ObjectNode) JSON.readTree(filled(own.toString(), things)));
    if (caller == Caller.UNKNOWN_APPLICATION) {
      body.put("appkey", "nobody");
    }
    if (session.isEmpty()) {
      body.remove("sessionID");
    }
    String path = "/" + method.replace("{id}", things.get("webhook"));
    return caller == Caller.OF_DISABLED ? whileDisabled(path, body) : world.call(path, body);
  }

  private HttpResponse<String> whileDisabled(String path, ObjectNode body) {
    long customer = world.first.id();
    world.server.jdbi().useTransaction(handle -> directory.disableCustomer(handle, customer));
    HttpResponse<String> answer = world.call(path, body);
    world.server.jdbi().useTransaction(handle -> directory.enableCustomer(handle, customer));
    return answer;
  }

  private String filled(String text, Map<String, String> things) {
    String in10 = LocalDate.now(ZoneId.of("Europe/Moscow")).plusDays(10).toString();
    String filled = text.replace("${in10}", in10).replace("${pat}", pat);
    for (Map.Entry<String, String> thing : things.entrySet()) {
      filled = filled.replace("${" + thing.getKey() + "}", thing.getValue());
    }
    return filled;
  }

  @Override
  public void close() {
    world.close();
  }
}
