package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.backoffice.BodyMutations.Mutation;
import dev.postorder.backoffice.ContractWorld.Asked;
import dev.postorder.testing.ApiContract.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks every operation of the description for all that it says, and for all that it forbids. That
 * each answer is one that is described, the client of the tests sees to.
 */
class ApiContractTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String KEY = "Idempotency-Key";

  /** What no request can bring about here, and why. */
  private static final Map<String, String> UNREACHED =
      Map.of(
          "simulator-off", "SimulatorOperationsTest, on servers where it is switched off",
          "internal", "a fault of the server's own",
          "forbidden", "the test of rights, which asks with a key of every role",
          "too-many-calls", "ApiLimitTest, before any operation is looked for",
          "too-many-streams", "EventsTest, on a server that serves one",
          "listCalls query-too-broad", "CallOperationsTest, while the log is locked",
          "countCalls query-too-broad", "likewise",
          "exportCalls query-too-broad", "likewise");

  /** What the description says in words only: a value that its schema allows is refused. */
  private static final Set<String> IN_WORDS =
      Set.of(
          "renotifyOrder /recipients", // the channel says what a recipient looks like
          "putOrder /parties/sender/phones/0", // kept for phones that are given twice
          "putSavedSearch /query", // what GET /orders refuses
          "putOrder /requestID", // one number for one order
          "lookUpSession /sessionID"); // a secret that opened a session

  private static ContractWorld world;

  @BeforeAll
  static void start() {
    world = new ContractWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @TestFactory
  Stream<DynamicTest> everyOperationDoesWhatItsDescriptionSays() {
    return world.contract.entries().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.id(), () -> check(entry)));
  }

  private static void check(Entry entry) {
    Asked asked = world.ask(entry);
    Reply first = world.send(asked);
    assertThat(first.status()).as(first.http().body()).isBetween(200, 299);
    refusesWhatHasNoKey(asked);
    refusesOtherMethods(asked);
    refusesUnknownTargets(entry);
    parameters(asked);
    if (entry.json().has("requestBody")) {
      refusesOtherBodies(asked);
    }
    if (!world.schema(entry).isMissingNode()) {
      bodies(entry);
    }
    if (entry.json().path("parameters").toString().contains("IdempotencyKey")) {
      doesItOnce(entry);
    }
    if (!entry.response(304).isMissingNode()) {
      tellsWhoKnowsItNothing(asked, first);
    }
    ContractScenes.of(world, entry).forEach(Runnable::run);
    assertThat(missed(entry)).as("described, but not reached").isEmpty();
  }

  private static void tellsWhoKnowsItNothing(Asked asked, Reply first) {
    String tag = first.http().headers().firstValue("ETag").orElseThrow();
    Reply known = world.send(asked, "If-None-Match", "\"other\", W/" + tag);
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.http().body()).isEmpty();
    assertThat(known.http().headers().firstValue("ETag")).hasValue(tag);
    assertThat(world.send(asked, "If-None-Match", "\"other\"").status()).isEqualTo(200);
  }

  private static void refusesWhatHasNoKey(Asked asked) {
    Reply none =
        BackOffice.reply(
            world
                .office
                .server()
                .send(asked.entry().verb(), "/api/v1" + asked.path(), asked.body()));
    assertThat(none.code()).isEqualTo("unauthorized");
    world.met().add(asked.entry().id() + " unauthorized");
  }

  private static void refusesOtherMethods(Asked asked) {
    for (String verb : List.of("GET", "PUT", "POST", "DELETE", "PATCH")) {
      if (world.contract.entry(verb, "/api/v1" + asked.path()).isEmpty()) {
        Reply reply = world.office.call(verb, asked.path(), "");
        assertThat(reply.status()).as(verb).isEqualTo(405);
        assertThat(reply.http().headers().firstValue("Allow").orElse(""))
            .contains(asked.entry().verb());
      }
    }
  }

  /** Operations that put may make what there is not. */
  private static void refusesUnknownTargets(Entry entry) {
    if (entry.response(404).isMissingNode()) {
      return;
    }
    for (Asked astray : world.astray(entry)) {
      Reply reply = world.send(astray);
      if (!entry.verb().equals("PUT")) {
        assertThat(reply.status()).as(astray.path() + reply.http().body()).isIn(404, 422);
      }
    }
  }

  private static void parameters(Asked asked) {
    var names = new TreeSet<String>();
    var query = new StringBuilder("?noSuchParameter=1");
    for (JsonNode given : asked.entry().json().path("parameters")) {
      JsonNode parameter = world.resolved(given);
      if (parameter.path("in").asString().equals("query")) {
        names.add(parameter.get("name").stringValue());
        query.append('&').append(parameter.get("name").stringValue()).append("=%01");
      }
    }
    Reply reply = world.send(asked.at(asked.path() + query));
    assertThat(reply.code()).isEqualTo("invalid");
    assertThat(reply.pointers()).contains("?noSuchParameter");
    for (String name : names) {
      assertThat(reply.pointers().split(" ", -1)).as("wrong and refused").contains("?" + name);
    }
    String told = reply.body().at("/errors/0/detail").stringValue();
    String known = told.substring(told.indexOf(';') + 1).replaceFirst("^ known are ", "");
    assertThat(new TreeSet<>(List.of(known.split(", ", -1))))
        .as("known = described")
        .isEqualTo(names.isEmpty() ? Set.of(" there are none") : names);
  }

  private static void refusesOtherBodies(Asked asked) {
    Entry entry = asked.entry();
    Reply other = world.send(asked.as("application/x-none"));
    assertThat(other.code()).isEqualTo("unsupported-media-type");
    String large = asked.body() + " ".repeat(1 << 20);
    Reply tooLarge = world.send(asked.saying(large));
    assertThat(tooLarge.code()).isEqualTo("too-large");
    if (!world.schema(entry).isMissingNode()) {
      for (String body : List.of("", "{", "[]", "7", "{} {}")) {
        Reply malformed = world.send(asked.saying(body));
        assertThat(malformed.code()).as(body).isEqualTo("malformed");
      }
    }
  }

  private static void bodies(Entry entry) {
    for (String right : rightBodies(entry)) {
      Asked asked = world.ask(entry, right);
      var mutations =
          new BodyMutations(
              world.contract.document(), world.schema(entry), (ObjectNode) JSON.readTree(right));
      for (Mutation mutation : mutations.wrong()) {
        wrong(asked, mutation);
      }
      for (Mutation mutation : mutations.more()) {
        more(entry, mutation);
      }
    }
  }

  private static List<String> rightBodies(Entry entry) {
    if (!entry.id().equals("fileChange")) {
      return List.of(world.ask(entry).body());
    }
    var bodies = new ArrayList<String>();
    ContractWorld.changes()
        .forEach(
            (type, after) -> bodies.add("{\"type\":\"%s\",\"after\":%s}".formatted(type, after)));
    return bodies;
  }

  private static void wrong(Asked asked, Mutation mutation) {
    String name = asked.entry().id() + " " + mutation.pointer() + " " + mutation.what();
    if (world.contract.faults(asked.entry().id() + "-request", mutation.body()).isEmpty()) {
      return; // another member makes it right
    }
    Reply reply = world.send(asked.saying(mutation.body().toString()));
    assertThat(reply.status()).as(name).isIn(400, 422);
    if (reply.status() == 422) {
      assertThat(reply.pointers().split(" ", -1))
          .as(name)
          .anyMatch(p -> p.startsWith(mutation.pointer()) || mutation.pointer().startsWith(p));
    }
  }

  private static void more(Entry entry, Mutation mutation) {
    boolean allowed = world.contract.faults(entry.id() + "-request", mutation.body()).isEmpty();
    if (allowed && !IN_WORDS.contains(entry.id() + " " + mutation.pointer())) {
      Reply reply = world.send(world.ask(entry, mutation.body().toString()));
      if (!reply.code().equals("state-forbids")) {
        assertThat(reply.status())
            .as(entry.id() + " " + mutation + ": " + reply.http().body())
            .isBetween(200, 299);
      }
    }
  }

  private static void doesItOnce(Entry entry) {
    Asked asked = world.ask(entry);
    String key = "once-" + entry.id();
    Reply first = world.send(asked, KEY, key);
    Reply again = world.send(asked, KEY, key);
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.http().headers().firstValue("Idempotent-Replayed")).hasValue("true");
    for (var member : again.body().properties()) {
      assertThat(first.body().path(member.getKey())).isEqualTo(member.getValue());
    }
    Asked other = another(asked);
    assertThat(world.send(other, KEY, key).code()).isEqualTo("idempotency-key-reused");
    assertThat(world.send(asked, KEY, "no key").code()).isEqualTo("idempotency-key-invalid");
  }

  /** Another request that is as right. */
  private static Asked another(Asked asked) {
    String uid = world.office.customer.uid().toString();
    Asked other = world.ask(asked.entry(), asked.body());
    other = other.at(other.path().replace(ContractTargets.CUSTOMER, uid));
    for (var text : ContractScenes.OTHERS.entrySet()) {
      other = other.saying(other.body().replace(text.getKey(), text.getValue()));
    }
    return other;
  }

  private static List<String> missed(Entry entry) {
    var missed = new ArrayList<String>();
    for (var response : entry.json().path("responses").properties()) {
      if (!response.getValue().has("x-problems")) {
        missed.add(entry.id() + " " + response.getKey());
      }
      for (JsonNode code : response.getValue().path("x-problems")) {
        String one = entry.id() + " " + code.stringValue();
        if (!UNREACHED.containsKey(code.stringValue()) && !UNREACHED.containsKey(one)) {
          missed.add(one);
        }
      }
    }
    missed.removeAll(world.met());
    return missed;
  }
}
