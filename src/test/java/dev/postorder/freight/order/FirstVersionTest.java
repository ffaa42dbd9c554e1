package dev.postorder.freight.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.Golden;
import dev.postorder.freight.World;
import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** v1/customers/request with its older body: everything at the root, codes for words. */
final class FirstVersionTest {
  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** An order by ids of the address book, as clients of the time sent it. */
  private static ObjectNode older() {
    long customer = world.first.id();
    String who = entry("book_counteragent (customer_id, name) values (%d, 'ООО Книга')", customer);
    String where = entry("book_address (customer_id, address) values (%d, 'Омск, 5')", customer);
    String contact = entry("book_contact (customer_id, name) values (%d, 'Олег')", customer);
    String phone = entry("book_phone (customer_id, number) values (%d, '79510000000')", customer);
    String party =
        """
        {'counteragentID':%s,'addressID':%s,'contacts':[%s],'phones':[%s],
         'worktimeStart':'00:00','worktimeEnd':'23:59'}
        """
            .formatted(who, where, contact, phone);
    ObjectNode body = world.with(world.session);
    body.setAll(
        (ObjectNode)
            Bodies.read(
                """
                {'day':15,'month':1,'year':2099,'totalWeight':1,'totalVolume':0.001,'quantity':2,
                 'maxLength':0.1,'maxWidth':0.1,'maxHeight':0.1,'maxWeight':0.5,'statedValue':0.0,
                 'whoIsPayer':2,'primaryPayer':2,'paymentType':1,'deliveryType':6,
                 'freight_uid':'0xbfff425683f453bb413cb1ddc65d155c','inOrder':0}
                """));
    body.set("sender", Bodies.read(party));
    body.set("receiver", Bodies.read(party));
    return body;
  }

  private static String entry(String values, long customer) {
    return world.one("insert into " + values.formatted(customer) + " returning id");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void orderToTheDoorIsCreated(Format format) {
    ObjectNode body = older();
    Bodies.set(body, "additionalServices", "[{'service':1,'payer':2}]");
    created("success", format, body);
    assertThat(
            world.one(
                """
                select concat_ws('|', state, produce_date, pickup_variant, delivery_variant, delivery_address,
                  delivery #>> '{time,worktimeEnd}', cargo ->> 'length', cargo ->> 'freightUID',
                  payment ->> 'type', payment ->> 'primaryPayer', request #>> '{delivery,deliveryType,type}')
                from orders order by request_id desc limit 1
                """))
        .isEqualTo(
            "draft|2099-01-15|terminal|address|Омск, 5|23:59|0.1"
                + "|0xbfff425683f453bb413cb1ddc65d155c|noncash|receiver|avia");
    assertThat(
            world.one(
                """
                select string_agg(role || ' ' || name || ' ' || (contacts -> 0 ->> 'name'), ', ' order by role)
                from order_party where request_id = (select max(request_id) from orders)
                """))
        .isEqualTo("payer ООО Книга Олег, receiver ООО Книга Олег, sender ООО Книга Олег");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void orderFetchedAtTheDoorHasNoBarcode(Format format) {
    created("success-address", format, older().put("derivalDoor", true));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void bodyOfTheSecondVersionIsTakenToo(Format format) {
    ObjectNode body = world.order(world.session, false, "");
    Bodies.set(
        body,
        "delivery.derival",
        "{'produceDate':'2099-01-15','variant':'terminal','terminalID':'36'}");
    created("success-v2-body", format, body);
  }

  private static void created(String name, Format format, ObjectNode body) {
    HttpResponse<String> answer = world.call(path(format), body);
    assertThat(answer.statusCode()).isEqualTo(200);
    String id = world.one("select max(request_id) from orders");
    Golden.check("v1/customers/request/" + name, format, answer.body(), Bodies.numbers(id));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void faultsAreAMapByTheOldNames(Format format) {
    ObjectNode body = older();
    Bodies.set(body, "sender.counteragentID", "424242");
    Bodies.set(body, "receiver.worktimeEnd", "'late'");
    Bodies.set(body, "month", "13");
    Bodies.set(body, "maxWidth", "0");
    Bodies.set(body, "maxHeight", "");
    Bodies.set(body, "deliveryType", "2");
    Bodies.set(body, "paymentType", "");
    Bodies.set(body, "primaryPayer", "3");
    HttpResponse<String> answer = world.call(path(format), body);
    assertThat(answer.statusCode()).isEqualTo(200);
    Golden.check("v1/customers/request/wrong-values", format, answer.body(), Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "year|999999999|day",
        "sender.address|{}|sender",
        "sender.address|{'search':' '}|sender"
      })
  void dayAndDoorThatSayNothingAreFaults(String key, String value, String field) {
    ObjectNode body = older().put("derivalDoor", true);
    ((ObjectNode) body.get("sender")).remove("addressID");
    Bodies.set(body, "sender.address", "{'search':'Омск, 5'}");
    Bodies.set(body, key, value);
    HttpResponse<String> answer = world.call(path(Format.JSON), body);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(World.json(answer).get("errors").propertyNames()).containsExactly(field);
  }

  private static String path(Format format) {
    return format == Format.JSON ? "/v1/customers/request.json" : "/v1/customers/request.xml";
  }
}
