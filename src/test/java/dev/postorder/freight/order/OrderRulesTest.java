package dev.postorder.freight.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.World;
import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules of an order's body, one by one: what is refused with which code, and what is taken. */
final class OrderRulesTest {
  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "delivery.deliveryType.type | 'rail' | 281017",
        "delivery.deliveryType.payer | 'nobody' | 281017",
        "delivery.derival.variant | 'airport' | 281017",
        "delivery.derival.payer | 'payer' | 281017",
        "delivery.derival.produceDate | '2020-01-01' | 180012",
        "delivery.derival.produceDate | '15.01.2099' | 110002",
        "delivery.derival.time.worktimeStart | '9 o''clock' | 110002",
        "delivery.derival.time.worktimeEnd | '25:00' | 110002",
        "delivery.derival.time.worktimeEnd | '08:59' | 180008",
        "delivery.derival.time.exactTime | 'perhaps' | 110002",
        "delivery.derival.handling.carry | -1 | 180008",
        "delivery.derival.handling.payer | 'x' | 281017",
        "delivery.arrival.terminalID | 'x' | 110002",
        "delivery.arrival.produceDate | 'soon' | 110002",
        "delivery.packages.0.uid | 'box' | 110002",
        "delivery.packages.0.count | 0 | 180008",
        "delivery.packages.0.payer | 'x' | 281017",
        "delivery.accompanyingDocuments.0.action | 'burn' | 281017",
        "delivery.smsback | '12' | 180008",
        "members.requester.role | 'friend' | 281017",
        "members.requester.email | 'nobody' | 110002",
        "members.sender.email | 'a@b' | 110002",
        "members.sender.counteragent.inn | 'no' | 180008",
        "members.receiver.counteragent.document.type | 'card' | 281017",
        "members.receiver.counteragent.name | | 110003",
        "members.receiver.dataForReceipt.send | 'x' | 110002",
        "cargo.length | 0 | 180008",
        "cargo.totalVolume | '1,5' | 110002",
        "cargo.weight | -1 | 180008",
        "cargo.quantity | 0 | 180008",
        "cargo.quantity | 1.5 | 110002",
        "cargo.oversizedWeight | -0.1 | 180008",
        "cargo.hazardClass | 10 | 180008",
        "cargo.freightUID | 'coal' | 110002",
        "cargo.freightUID | | 110003",
        "cargo.insurance.statedValue | -5 | 180008",
        "cargo.insurance.payer | 'x' | 281017",
        "payment.type | 'barter' | 281017",
        "payment.primaryPayer | 'requester' | 281017",
        "payment.cashOnDelivery.0.orderDate | '1 May' | 110002",
        "payment.cashOnDelivery.0.paymentType | 'barter' | 281017",
        "payment.cashOnDelivery.0.products.0.costWithVAT | 0.001 | 180008",
        "payment.cashOnDelivery.0.products.0.VATRate | 13 | 281017",
        "payment.cashOnDelivery.0.products.0.productName | | 110003",
        "payment.cashOnDelivery.0.products.0.productAmount | 0 | 180008",
      })
  void isRefused(String path, String value, int code) {
    ObjectNode body = Bodies.set(full(), path, value == null ? "" : value.replace("''", "’"));
    for (Format format : Format.values()) {
      HttpResponse<String> answer =
          world.call(format == Format.JSON ? "/v2/request" : "/v2/request.xml", body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }
    JsonNode errors = World.json(world.call("/v2/request", body)).get("errors");
    assertThat(errors.size()).as(errors.toString()).isEqualTo(1);
    assertThat(errors.get(0).get("code").asInt()).isEqualTo(code);
    assertThat(errors.at("/0/fields/0").asString()).isEqualTo(path);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "delivery.packages | []",
        "delivery.derival.requirements | []",
        "delivery.derival.handling | []",
        "delivery.derival.time.worktimeStart | '09:00'",
        "delivery.derival.time.breakStart | null",
        "delivery.accompanyingDocuments | {'action':'send','payer':'receiver'}",
        "members.sender.counteragent.juridicalAddress | []",
        "members.sender.counteragent.inn | 7701234567",
        "members.requester.uid | 'not known'",
        "members.receiver.counteragent.customForm | {'formName':'SARL','countryUID':"
            + "'0x8F51001438C4D49511DBD774581EDB7A','juridical':true}",
        "members.receiver.dataForReceipt | {'send':false,'phone':'whatever'}",
        "members.receiver.dataForReceipt | {'send':'true','phone':'+79620000000'}",
        "members.third | {}",
        "cargo.hazardClass | 0",
        "cargo.oversizedVolume | '0.0'",
        "cargo.freightBarcodes | ['4600000000017']",
        "cargo.cargoPlaces | [{'cargoPlace':'A-1','amount':2}]",
        "payment.paymentCity | '7800000000000000000000000'",
        "payment.paymentCitySearch | {'search':'Омск'}",
        "payment.paymentCitySearch | 'Омск'",
        "payment.cashOnDelivery | {'orderNumber':17,'orderDate':'2026-11-01','paymentType':'card'}",
        "payment.cashOnDelivery | []",
        "productInfo | {'type':4,'info':[{'param':'module version','value':'1'}]}",
      })
  void isTaken(String path, String value) {
    for (String format : List.of("", ".xml")) {
      HttpResponse<String> answer =
          world.call("/v2/request" + format, Bodies.set(full(), path, value));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  /** An order with every optional part. */
  private static ObjectNode full() {
    ObjectNode body = world.order(world.session, false, "Тверь, ул. Ткача, 3");
    Bodies.set(body, "delivery.packages", "[{'uid':'0xA0A820F33B2F93FE44C8058B65C77D0F'}]");
    Bodies.set(body, "delivery.accompanyingDocuments", "[{'action':'send'}]");
    Bodies.set(
        body,
        "members.receiver.counteragent.document",
        "{'type':'passport','serial':'1111','number':'123456'}");
    Bodies.set(body, "cargo.insurance", "{'statedValue':'1500.50','term':true}");
    Bodies.set(
        body,
        "payment.cashOnDelivery",
        """
        [{'cashOnDelivery':true,'orderNumber':'A-17','orderDate':'2026-11-01','products':
          [{'productName':'Стол','productAmount':2,'costWithVAT':'750.25','VATRate':20}]}]
        """);
    return body;
  }

  @Test
  void goodsAreSaidByUidOrInWords() {
    ObjectNode words = Bodies.set(full(), "cargo.freightUID", "");
    assertThat(status(Bodies.set(words, "cargo.freightName", "'Столы'"))).isEqualTo(200);
    ObjectNode both = Bodies.set(full(), "cargo.freightName", "'Столы'");
    assertThat(codes(both)).containsExactly(110005);
    ObjectNode older = Bodies.set(full(), "cargo.freightUID", "");
    Bodies.set(older, "cargo.freight_uid", "'0xbfff425683f453bb413cb1ddc65d155c'");
    assertThat(status(older)).isEqualTo(200);
  }

  @Test
  void whoeverIsNamedAsThirdPayerHasToBeGiven() {
    for (String path : List.of("payment.primaryPayer", "delivery.arrival.payer")) {
      JsonNode errors =
          World.json(world.call("/v2/request", Bodies.set(full(), path, "'third'"))).get("errors");
      assertThat(errors.at("/0/fields/0").asString()).isEqualTo("members.third");
      assertThat(errors.size()).isEqualTo(1);
    }
  }

  @Test
  void onlyAReceiverIsAnonymous() {
    ObjectNode body = Bodies.set(full(), "members.sender.counteragent.isAnonym", "true");
    JsonNode errors = World.json(world.call("/v2/request", body)).get("errors");
    assertThat(errors.size()).isEqualTo(1);
    assertThat(errors.at("/0/code").asInt()).isEqualTo(281016);
    assertThat(errors.at("/0/fields/0").asString()).isEqualTo("members.sender");
  }

  @Test
  void anAnonymousReceiverIsKnownByAPhone() {
    ObjectNode body = Bodies.set(full(), "members.receiver.counteragent", "{'isAnonym':true}");
    assertThat(status(body)).isEqualTo(200);
    Bodies.set(body, "members.receiver.phoneNumbers", "");
    assertThat(codes(body)).containsExactly(110003);
    Bodies.set(body, "members.receiver.counteragent.phone", "'79000000000'");
    assertThat(status(body)).isEqualTo(200);
  }

  @Test
  void cashOnDeliveryIsKeptUnderItsDocumentedNames() {
    ObjectNode body = full();
    Bodies.set(body, "payment.cashOnDelivery", "{'ORDERNUMBER':' B-18 ','orderdate':'2026-11-01'}");
    int id = world.create(body);
    assertThat(
            world.one(
                "select concat_ws('|', payment #>> '{cashOnDelivery,0,orderNumber}',"
                    + " payment #>> '{cashOnDelivery,0,orderDate}') from orders where request_id = "
                    + id))
        .isEqualTo("B-18|2026-11-01");
  }

  @Test
  void aBadThirdContactCreatesNothing() {
    String before = counts();
    ObjectNode body = full();
    Bodies.set(body, "members.sender.contactPersons", "[{'name':'А','save':true}]");
    Bodies.set(
        body,
        "members.third",
        "{'counteragent':{'name':'ИП','form':'0xAB91FEEA04F6D4AD48DF42161B6C2E7A','save':true},"
            + "'phoneIDs':[424242]}");
    assertThat(codes(body)).containsExactly(180007);
    assertThat(counts()).isEqualTo(before);
  }

  private static String counts() {
    return world.one(
        """
        select concat_ws('|', (select count(*) from orders), (select count(*) from order_directory),
          (select count(*) from order_party), (select count(*) from book_contact),
          (select count(*) from book_counteragent), (select last_value from request_id_seq))
        """);
  }

  private static int status(ObjectNode body) {
    return world.call("/v2/request", body).statusCode();
  }

  private static List<Integer> codes(ObjectNode body) {
    return World.json(world.call("/v2/request", body))
        .get("errors")
        .valueStream()
        .map(error -> error.get("code").asInt())
        .toList();
  }
}
