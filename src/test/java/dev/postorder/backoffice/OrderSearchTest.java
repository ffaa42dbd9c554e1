package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.Customer;
import dev.postorder.backoffice.BackOffice.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed, and what is found. Orders are called by a letter each. */
class OrderSearchTest {
  private static final Map<String, String> NAMES = new HashMap<>();

  private static BackOffice office;
  private static Customer bell;

  @BeforeAll
  static void start() {
    office = new BackOffice();
    bell = office.newCustomer("АО «Колокольчик-Сервис»");
    put(
        "a",
        "2600100000001",
        700001,
        office.customer,
        "received",
        "Ёлкин Пётр",
        "79161234567",
        "S-17/Б");
    put(
        "b",
        "2600100000002",
        700002,
        office.customer,
        "inway",
        "ООО «Бета-Транс»",
        "89167654321",
        "S-18");
    put("c", "2600200000003", 700003, bell, "inway", "Елкина О'Нил", "4951234567", "заказ 5");
    put("d", "2600200000004", 700004, bell, "finished", "ИП Сидоров 7701", "78001002030", "700001");
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  private static void put(
      String name,
      String number,
      int requestId,
      Customer customer,
      String state,
      String receiver,
      String phone,
      String own) {
    String body =
        """
        {"requestID":%d,"customer":"%s","state":"%s",
         "pickup":{"variant":"address","address":"г. Тверь, ул. Ткача, д. 3"},
         "delivery":{"variant":"terminal","terminalID":"36"},
         "parties":{"sender":{"name":"Склад","inn":"770100000%s"},
                    "receiver":{"name":"%s","phones":[{"number":"%s"}]}},
         "payment":{"cashOnDelivery":[{"orderNumber":"%s"}]}}
        """
            .formatted(requestId, customer.uid(), state, requestId % 10, receiver, phone, own);
    Reply reply = office.put(number, body);
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(201);
    NAMES.put(number, name);
  }

  private static String found(String query) {
    Reply reply = office.get("/orders" + (query.isEmpty() ? "" : "?" + query));
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    var found = new ArrayList<String>();
    reply.body().path("orders").forEach(o -> found.add(NAMES.get(o.path("orderID").asString(""))));
    return String.join("", found);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          2600100000001       | a
          26001 0000 0001     | a
          2600200             | dc
          26001               | ba
          700003              | c
          700001              | da
          +7 (916) 123-45-67  | a
          8 916 123 45 67     | a
          9161234             | a
          79167654321         | b
          8916                | ba
          495123              | c
          7701000004          | d
          7701                | dcba
          770100000           | dcba
          елкин               | ca
          ЁЛКИН ПЁТР          | a
          пётр ёлк            | a
          бета транс          | b
          Бета-Транс          | b
          о'нил               | c
          сидоров 77          | d
          s-1                 | ba
          S-17/б              | a
          Заказ 5             | c
          колокольчик         | dc
          сервис колок        | dc
          ромашка             | ba
          Ткача               | ''
          91699               | ''
          'елкин:* | (бета)'  | ''
          « »                 | ''
          склад               | dcba
          """)
  void typed(String text, String orders) {
    assertThat(found("q=" + encoded(text))).isEqualTo(orders);
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                                            | dcba
          state=inway                       | cb
          state=inway,finished              | dcb
          state=draft                       | ''
          number=2600100000002              | b
          number=700002                     | b
          number=700009                     | ''
          ownNumber=s-18                    | b
          ownNumber=s-&state=inway          | b
          customer=@bell                    | dc
          customer=@bell&state=inway        | c
          customer=%D0%BA%D0%BE%D0%BB%D0%BE%D0%BA | dc
          customer=nobody                   | ''
          phone=7916&state=received         | a
          phone=4951                        | c
          party=%D1%81%D0%BA%D0%BB%D0%B0%D0%B4&phone=8800 | d
          party=7701000002                  | b
          q=7916&number=700001              | a
          createdFrom=2020-01-01T00:00:00Z  | dcba
          createdUntil=2020-01-01T00:00:00Z | ''
          updatedFrom=2020-01-01T00:00:00Z&state=inway | cb
          updatedUntil=2020-01-01T00:00:00Z | ''
          stateFrom=2020-01-01T00:00:00Z&customer=@bell | dc
          stateUntil=2020-01-01T00:00:00Z   | ''
          """)
  void filtered(String query, String orders) {
    String text = query == null ? "" : query.replace("@bell", bell.uid().toString());
    assertThat(found(text)).isEqualTo(orders);
  }

  @Test
  void pagesFollowEachOtherWhateverLeadsToThem() {
    for (String query :
        List.of(
            "q=",
            "q=" + encoded("склад"),
            "state=inway,received,finished",
            "phone=7916&q=8916",
            "updatedFrom=2020-01-01T00:00:00Z&q=")) {
      var all = new StringBuilder();
      String next = "";
      do {
        String filter = query.replaceAll("&?q=$", "");
        Reply page = office.get("/orders?limit=1&" + filter + next);
        assertThat(page.body().path("orders").size()).isLessThanOrEqualTo(1);
        page.body()
            .path("orders")
            .forEach(o -> all.append(NAMES.get(o.path("orderID").asString(""))));
        next = page.body().has("next") ? "&after=" + page.text("next") : "";
      } while (!next.isEmpty());
      assertThat(all.toString()).as(query).isEqualTo(query.startsWith("phone") ? "ba" : "dcba");
    }
  }

  @Test
  void aSummaryTellsTheOrder() {
    var order = office.get("/orders?number=700001").body().path("orders").get(0);
    assertThat(order.path("orderID").stringValue()).isEqualTo("2600100000001");
    assertThat(order.path("customerName").stringValue()).isEqualTo("ООО «Ромашка»");
    assertThat(order.path("state").stringValue()).isEqualTo("received");
    assertThat(order.path("ownNumbers").get(0).stringValue()).isEqualTo("S-17/Б");
    assertThat(order.at("/from/address").stringValue()).isEqualTo("г. Тверь, ул. Ткача, д. 3");
    assertThat(order.at("/to/terminalID").stringValue()).isEqualTo("36");
    assertThat(order.path("receiver").stringValue()).isEqualTo("Ёлкин Пётр");
    assertThat(order.path("openChanges").intValue()).isZero();
  }

  @Test
  void aPhoneThatAChangeBroughtIsFoundAndTheOneBeforeIsNot() {
    Reply filed =
        office.post(
            "/orders/700004/changes",
            "{\"type\":\"contact_info_change\",\"after\":{\"receiver\":{\"phones\":[{\"number\":\"78001002030\"}]}}}");
    assertThat(filed.status()).isEqualTo(409);
    office
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update order_party set phones = '[{\"number\":\"75550001122\"}]'"
                        + " where request_id = 700003 and role = 'receiver'"));
    assertThat(found("phone=5550001122")).isEqualTo("c");
    assertThat(found("phone=4951234567")).isEmpty();
    office
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update order_party set phones = '[{\"number\":\"4951234567\"}]'"
                        + " where request_id = 700003 and role = 'receiver'"));
  }

  @Test
  void theBoardCountsEachStateAndNamesTheOldest() {
    var states = office.get("/orders/board").body().path("states");
    assertThat(states).hasSize(17);
    for (var tile : states) {
      String code = tile.path("state").stringValue();
      int orders =
          switch (code) {
            case "inway" -> 2;
            case "received", "finished" -> 1;
            default -> 0;
          };
      assertThat(tile.path("orders").intValue()).as(code).isEqualTo(orders);
      assertThat(tile.path("more").booleanValue()).isFalse();
      assertThat(tile.at("/oldest/requestID").asInt(0))
          .as(code)
          .isEqualTo(code.equals("inway") ? 700002 : code.equals("received") ? 700001 : 0);
    }
  }

  @Test
  void allFaultsAreToldAtOnce() {
    Reply reply =
        office.get(
            "/orders?q=&number=12x&phone=12&state=inway,gone&createdFrom=x&after=1&limit=0&misspelt=1");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(Arrays.asList(reply.pointers().split(" ")))
        .containsExactlyInAnyOrder(
            "?q", "?number", "?phone", "?state", "?createdFrom", "?after", "?limit", "?misspelt");
    assertThat(office.get("/orders/board?x=1").status()).isEqualTo(422);
  }
}
