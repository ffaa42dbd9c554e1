package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.Customer;
import dev.postorder.backoffice.BackOffice.Reply;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CarrierOrderTest {
  private static BackOffice office;

  @BeforeAll
  static void start() {
    office = new BackOffice();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void createsAnOrderAndShowsItByBothNumbers() {
    String number = office.newNumber();
    Reply created = office.put(number, office.order("inway"));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.http().headers().firstValue("Location"))
        .hasValue("/api/v1/orders/" + number);
    assertThat(created.http().headers().firstValue("X-Request-Id")).isPresent();
    assertThat(created.text("orderID")).isEqualTo(number);
    assertThat(created.text("state")).isEqualTo("inway");
    assertThat(created.text("stateName")).isEqualTo("Груз в пути");
    assertThat(created.body().at("/parties/sender/phones/0/ext").stringValue()).isEqualTo("12");
    assertThat(created.body().at("/parties/receiver/document/type").stringValue())
        .isEqualTo("passport");
    assertThat(created.body().at("/pickup/time/worktimeStart").stringValue()).isEqualTo("09:00");
    assertThat(created.body().at("/delivery/terminalID").stringValue()).isEqualTo("36");
    assertThat(created.body().at("/cargo/totalWeight").decimalValue()).isEqualByComparingTo("31.5");
    assertThat(office.get("/orders/" + number).body()).isEqualTo(created.body());
    int requestId = created.body().get("requestID").intValue();
    assertThat(office.get("/orders/" + requestId).body()).isEqualTo(created.body());
  }

  @Test
  void replacesAnOrderAsAWholeAndKeepsItsRequestId() {
    String number = office.newNumber();
    Reply created = office.put(number, office.order("processing"));
    ObjectNode body = (ObjectNode) created.body().deepCopy();
    body.put("state", "arrived");
    ((ObjectNode) body.get("parties")).remove("sender");
    ((ObjectNode) body.get("parties")).putObject("sender").put("name", "ИП Котов");
    body.remove("produceDate");
    Reply replaced = office.put(number, body.toString());
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(replaced.body().get("requestID")).isEqualTo(created.body().get("requestID"));
    assertThat(replaced.text("state")).isEqualTo("arrived");
    assertThat(replaced.body().at("/parties/sender/name").stringValue()).isEqualTo("ИП Котов");
    assertThat(replaced.body().at("/parties/sender/contacts").size()).isZero();
    assertThat(replaced.body().has("produceDate")).isFalse();
  }

  @Test
  void takesTheCarriersOwnRequestId() {
    String body = office.order("inway").replaceFirst("\\{", "{\"requestID\":777001,");
    assertThat(office.put(office.newNumber(), body).body().get("requestID").intValue())
        .isEqualTo(777001);
    Reply taken = office.put(office.newNumber(), body);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("number-taken");
    assertThat(taken.text("detail")).contains("requestID");
  }

  @Test
  void doesNotGiveAnOrderToAnotherCustomerOrNumber() {
    String number = office.stored("inway");
    Customer other = office.newCustomer("АО «Вектор»");
    Reply taken = office.put(number, BackOffice.order(other, "inway"));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.text("detail")).contains("orderID");
    String renumbered = office.order("inway").replaceFirst("\\{", "{\"requestID\":777002,");
    assertThat(office.put(number, renumbered).code()).isEqualTo("number-taken");
  }

  @Test
  void tellsAllFaultsAtOnce() {
    Reply refused =
        office.put(
            office.newNumber(),
            """
            {"customer":"7","state":"flying","produceDate":"01.12.2026","requestID":0,"colour":"red",
             "pickup":{"variant":"address"},
             "parties":{"sender":{"inn":"12","phones":[{"number":"+7 920"}],"contacts":[{}]},"driver":{}},
             "cargo":[]}\
            """);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("invalid");
    assertThat(refused.text("type")).isEqualTo("urn:postorder:problem:invalid");
    assertThat(refused.http().headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
    assertThat(refused.pointers().split(" "))
        .containsExactlyInAnyOrder(
            "/colour",
            "/customer",
            "/requestID",
            "/state",
            "/produceDate",
            "/pickup/address",
            "/delivery",
            "/parties/driver",
            "/parties/sender/name",
            "/parties/sender/inn",
            "/parties/sender/contacts/0/name",
            "/parties/sender/phones/0/number",
            "/parties",
            "/cargo");
  }

  @Test
  void refusesAnUnknownCustomerAndADraftAndAShortNumber() {
    Customer nobody =
        new Customer(
            0,
            new java.util.UUID(1, 2),
            "",
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            dev.postorder.access.CustomerDetails.unknown(),
            false);
    Reply unknown = office.put(office.newNumber(), BackOffice.order(nobody, "inway"));
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.pointers()).isEqualTo("/customer");
    assertThat(office.put(office.newNumber(), office.order("draft")).pointers())
        .isEqualTo("/state");
    assertThat(office.put("123", office.order("inway")).status()).isEqualTo(422);
  }

  @Test
  void anUnknownNumberIsNotFound() {
    for (String number : new String[] {"9999999999999", "2147483647", "99999999999", "0", "abc"}) {
      Reply reply = office.get("/orders/" + number);
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.code()).isEqualTo("order-not-found");
    }
  }

  @Test
  void overlappingPutsOfOneNewNumberMakeOneOrder() throws Exception {
    String number = office.newNumber();
    Callable<Integer> put = () -> office.put(number, office.order("inway")).status();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var statuses =
          threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> put).toList()).stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
      assertThat(statuses).containsOnlyOnce(201).allMatch(s -> s == 201 || s == 200);
    }
  }
}
