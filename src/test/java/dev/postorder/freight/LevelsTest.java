package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.LevelsStage.Caller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every method of the face called by everybody: by users with each level for the customer whose
 * things the call is about, also while that is disabled, by another customer's user, without a
 * session, with a closed one, and by an unknown application. {@code freight/levels.json} says of
 * each method whom it is for.
 */
final class LevelsTest {
  private static final String OK = "ok";
  private static final String FORBIDDEN = "403 100004";
  private static final String NOT_FOUND = "as if there were none";
  private static final String UNAUTHORIZED = "401";

  /** Whom a method is for: what users of level 0, 1, 2, 3 and a stranger are answered. */
  enum Who {
    ANYONE(OK, OK, OK, OK, OK),
    SESSION(OK, OK, OK, OK, OK),
    OWN(NOT_FOUND, NOT_FOUND, OK, NOT_FOUND, NOT_FOUND),
    SEES(NOT_FOUND, NOT_FOUND, OK, OK, NOT_FOUND),
    CHANGES(NOT_FOUND, NOT_FOUND, OK, FORBIDDEN, NOT_FOUND),
    JOINS(NOT_FOUND, NOT_FOUND, OK, NOT_FOUND, NOT_FOUND),
    CREATES(FORBIDDEN, FORBIDDEN, OK, FORBIDDEN, OK),
    READS_BOOK(FORBIDDEN, OK, OK, OK, OK),
    READS_ENTRY(FORBIDDEN, OK, OK, OK, NOT_FOUND),
    WRITES_BOOK(FORBIDDEN, OK, OK, FORBIDDEN, OK),
    WRITES_ENTRY(FORBIDDEN, OK, OK, FORBIDDEN, NOT_FOUND);

    private final Map<Caller, String> answers = new EnumMap<>(Caller.class);

    Who(String none, String books, String changes, String sees, String stranger) {
      answers.put(Caller.LEVEL_0, none);
      answers.put(Caller.OF_DISABLED, none);
      answers.put(Caller.LEVEL_1, books);
      answers.put(Caller.LEVEL_2, changes);
      answers.put(Caller.LEVEL_3, sees);
      answers.put(Caller.STRANGER, stranger);
    }

    Map<Caller, String> answers() {
      var all = new EnumMap<>(answers);
      boolean open = name().equals("ANYONE");
      all.put(Caller.WITHOUT_SESSION, open ? OK : UNAUTHORIZED);
      all.put(Caller.CLOSED_SESSION, open ? OK : UNAUTHORIZED);
      all.put(Caller.UNKNOWN_APPLICATION, UNAUTHORIZED);
      return all;
    }
  }

  private static LevelsStage stage;
  private static JsonNode rows;

  @BeforeAll
  static void start() throws IOException {
    stage = new LevelsStage();
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  private static JsonNode rows() throws IOException {
    if (rows == null) {
      rows = LevelsStage.resource("/freight/levels.json");
    }
    return rows;
  }

  static Stream<Arguments> methods() throws IOException {
    return rows()
        .propertyStream()
        .filter(row -> served().contains(row.getKey()))
        .map(row -> Arguments.of(row.getKey(), row.getValue()));
  }

  private static Set<String> served() {
    return stage.world().server.wiring().freightMethods();
  }

  @Test
  void everyMethodHasARow() throws IOException {
    Set<String> without = new TreeSet<>(served());
    without.removeAll(rows().propertyNames());
    assertThat(without)
        .as("src/test/resources/freight/levels.json says of every method whom it is for")
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("methods")
  void everybodyIsAnsweredAsHisLevelAllows(String method, JsonNode row) {
    Map<String, String> things = stage.things(row);
    var answers = new EnumMap<Caller, String>(Caller.class);
    for (Caller caller : Caller.values()) {
      answers.put(caller, answer(method, row, caller, things));
    }
    assertThat(answers).isEqualTo(Who.valueOf(row.get("who").asString()).answers());
  }

  private static String answer(
      String method, JsonNode row, Caller caller, Map<String, String> things) {
    HttpResponse<String> answer = stage.call(method, row, caller, things);
    JsonNode body = World.json(answer);
    if (answer.statusCode() == 401) {
      return UNAUTHORIZED;
    }
    if (answer.statusCode() == 403 && body.at("/errors/0/code").asInt() == 100004) {
      return FORBIDDEN;
    }
    if (answer.statusCode() == 200 && !body.has("errors") && says(body)) {
      return OK;
    }
    HttpResponse<String> ofNone = stage.call(method, row, caller, stage.nothing(things));
    String same = LevelsStage.plain(answer, things);
    String none = LevelsStage.plain(ofNone, stage.nothing(things));
    return same.equals(none) && answer.statusCode() != 404
        ? NOT_FOUND
        : same + " but of none: " + none;
  }

  /** A list without what was asked for is no answer about it. */
  private static boolean says(JsonNode body) {
    return !(body instanceof ObjectNode object && object.path("orders").isArray())
        || !body.get("orders").isEmpty();
  }
}
