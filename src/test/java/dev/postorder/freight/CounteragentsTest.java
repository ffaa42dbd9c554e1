package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.Customer;
import dev.postorder.access.CustomerDetails;
import dev.postorder.access.Directory;
import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** v2/counteragents and v1/customers/counteragents, and what the current customer is good for. */
final class CounteragentsTest {
  private static final String V2 = "v2/counteragents";
  private static final String V1 = "v1/customers/counteragents";
  private static final String LOGIN = "agent@example.org";

  private static World world;
  private static Customer person;
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  @BeforeAll
  static void start() {
    world = new World();
    var directory = new Directory(Clock.systemUTC());
    person =
        world
            .server
            .jdbi()
            .inTransaction(
                handle -> {
                  Customer put =
                      directory.putCustomer(
                          handle,
                          UUID.randomUUID(),
                          "Петрова Анна Ильинична",
                          Optional.empty(),
                          Optional.empty(),
                          person());
                  long user = directory.addUser(handle, LOGIN, World.PASSWORD).orElseThrow();
                  directory.grant(handle, user, world.first.id(), 2);
                  directory.grant(handle, user, world.second.id(), 3);
                  directory.grant(handle, user, world.foreign.id(), 0);
                  directory.grant(handle, user, put.id(), 2);
                  return put;
                });
    NAMES.put("url", world.server.wiring().publicUrl().toString());
    NAMES.put("first", world.first.uid().toString());
    NAMES.put("second", world.second.uid().toString());
    NAMES.put("foreign", world.foreign.uid().toString());
    NAMES.put("person", person.uid().toString());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static CustomerDetails person() {
    return new CustomerDetails(
        false,
        Optional.of("0xaa9042fea4a8169f4b1e14e0a8d3a0de"),
        Optional.of("passport"),
        Optional.of("2810"),
        Optional.of("123456"),
        true,
        Optional.of("Иванов Пётр"),
        Optional.of("78005551234"),
        Optional.of("manager@example.org"),
        Optional.empty(),
        Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {V2, V1})
  void allCustomersOfTheUserAreListed(String method) {
    for (Format format : Format.values()) {
      ObjectNode body = world.with(world.login(LOGIN));
      check(method + "/success", 200, format, call(method, format, body));
    }
  }

  @ParameterizedTest
  @CsvSource({V2 + ",fullInfo,true", V1 + ",full_info,True"})
  void fullInfoTellsMoreToWhoMaySeeOrders(String method, String flag, String value) {
    for (Format format : Format.values()) {
      ObjectNode body = world.with(world.login(LOGIN)).put(flag, value);
      check(method + "/success-full", 200, format, call(method, format, body));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {V2, V1})
  void cauidMakesOneCurrentForTheSession(String method) {
    for (Format format : Format.values()) {
      String session = world.login(LOGIN);
      ObjectNode body = world.with(session).put("cauid", person.uid().toString());
      HttpResponse<String> answer = call(method, format, body);
      check(method + "/success-cauid", 200, format, answer);
      assertThat(current(session)).isEqualTo(person.uid().toString());
    }
  }

  @ParameterizedTest
  @CsvSource({V2 + ",400", V1 + ",200"})
  void whatTheUserDoesNotActForIsUnknown(String method, int status) {
    String session = world.login(LOGIN);
    for (Format format : Format.values()) {
      for (String cauid : new String[] {"no uid", world.foreign.uid().toString()}) {
        ObjectNode body = world.with(session).put("cauid", cauid);
        HttpResponse<String> answer = call(method, format, body);
        assertThat(answer.body()).contains("Указанный контрагент не найден");
        if (!cauid.equals("no uid")) {
          check(method + "/cauid-unknown", status, format, answer);
        }
      }
    }
    assertThat(current(session)).isEqualTo(world.first.uid().toString());
  }

  @ParameterizedTest
  @CsvSource({V2 + ",400", V1 + ",200"})
  void wrongTypesAreToldTogether(String method, int status) {
    for (Format format : Format.values()) {
      ObjectNode body = world.with(world.session).put("fullInfo", "perhaps");
      body.putObject("cauid").put("a", "1");
      check(method + "/wrong-types", status, format, call(method, format, body));
    }
  }

  @Test
  void newOrdersAreTheCurrentCustomers() {
    String session = world.login(LOGIN);
    assertThat(owner(session)).isEqualTo(world.first.id());
    String uid = "0x" + person.uid().toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
    world.call("/" + V2, world.with(session).put("cauid", uid));
    assertThat(owner(session)).isEqualTo(person.id());
    assertThat(owner(world.login(LOGIN))).isEqualTo(world.first.id());
    ObjectNode named = world.order(session, false, "Тверь");
    ((ObjectNode) named.at("/members/requester")).put("uid", world.first.uid().toString());
    assertThat(owner(world.create(named))).isEqualTo(world.first.id());
  }

  @Test
  void ordersForACurrentCustomerThatOneMayOnlyLookAtAreRefused() {
    String session = world.login(LOGIN);
    world.call("/" + V2, world.with(session).put("cauid", world.second.uid().toString()));
    HttpResponse<String> answer = world.call("/v2/request", world.order(session, false, "Тверь"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(World.json(answer).at("/errors/0/code").asInt()).isEqualTo(100004);
  }

  @Test
  void aChoiceHoldsForItsSessionWhateverTheIdempotencyKey() {
    for (int i = 0; i < 2; i++) {
      String session = world.login(LOGIN);
      ObjectNode body = world.with(session).put("cauid", person.uid().toString());
      world.call("/" + V2, body, "Idempotency-Key", "cauid-1");
      assertThat(current(session)).isEqualTo(person.uid().toString());
    }
  }

  private static long owner(String session) {
    return owner(world.create(world.order(session, false, "Тверь")));
  }

  private static long owner(int requestId) {
    return Long.parseLong(
        world.one("select customer_id from order_directory where request_id = " + requestId));
  }

  private static String current(String session) {
    for (JsonNode item :
        World.json(world.call("/" + V2, world.with(session))).at("/data/counteragents")) {
      if (item.get("isCurrent").asBoolean()) {
        return item.get("uid").asString();
      }
    }
    return "none";
  }

  private static HttpResponse<String> call(String method, Format format, ObjectNode body) {
    return world.call("/" + method + (format == Format.JSON ? ".json" : ".xml"), body);
  }

  private static void check(String name, int status, Format format, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    Golden.check(name, format, answer.body(), NAMES);
  }
}
