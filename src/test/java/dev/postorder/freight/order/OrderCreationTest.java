package dev.postorder.freight.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.Golden;
import dev.postorder.freight.World;
import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** v2/request to the letter: every kind of order, and every error, in both formats. */
final class OrderCreationTest {
  private static final String PERSON =
      """
      {'counteragent':{'form':'0xAB91FEEA04F6D4AD48DF42161B6C2E7A','name':'Иванов Иван',
        'document':{'type':'passport','serial':'1111','number':'123456'}},
       'contactPersons':[{'name':'Иван'}],'phoneNumbers':[{'number':'79210000000'}],
       'dataForReceipt':{'send':true,'email':'ivan@example.org'}}
      """;
  private static final String COMPANY =
      """
      {'counteragent':{'form':'0xB65CE2B9B4E3D56A4BA8B5B1E0E5A0B1','name':'ООО Третье','inn':'7701234567',
        'juridicalAddress':{'search':'Омск, Ленина, 5'}},
       'contactPersons':[{'name':'Ольга'}],'phoneNumbers':[{'number':'+7 3812 00-00-00','ext':'17'}],
       'email':'third@example.org'}
      """;
  private static final String SALE =
      """
      [{'cashOnDelivery':true,'orderNumber':'A-17','orderDate':'2026-11-01','paymentType':'card','products':
        [{'productName':'Стол','productCode':'S1','productAmount':2,'costWithVAT':'750.25','VATRate':'20'},
         {'productName':'Стул','productAmount':'4','costWithVAT':100}]}]
      """;

  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  static Stream<Arguments> orders() {
    return Stream.of(
        order("success-address", OrderCreationTest::toAddress),
        order("success-terminal", OrderCreationTest::fromTerminal),
        order(
            "success-anonymous",
            body ->
                Bodies.set(
                    body,
                    "members.receiver.counteragent",
                    "{'isAnonym':true,'name':'Пётр','phone':'+7 900 000-00-00'}")),
        order("success-person", body -> Bodies.set(body, "members.receiver", PERSON)),
        order(
            "success-third-payer",
            body -> {
              Bodies.set(body, "members.third", COMPANY);
              Bodies.set(body, "payment.primaryPayer", "'third'");
              Bodies.set(body, "payment.paymentCitySearch", "{'search':'Омск'}");
              Bodies.set(body, "delivery.arrival.payer", "'receiver'");
            }),
        order("success-cash-on-delivery", body -> Bodies.set(body, "payment.cashOnDelivery", SALE)),
        order("success-draft", body -> body.put("inOrder", "false")),
        order("success-by-ids", OrderCreationTest::byIds));
  }

  private static void toAddress(ObjectNode body) {
    Bodies.set(
        body,
        "delivery.arrival",
        """
        {'variant':'address','address':{'street':'Ленина','house':'5','building':'1','flat':'214а'},
         'time':{'worktimeStart':'9:30','worktimeEnd':'18:00','breakStart':'12:30','breakEnd':'13:30',
           'exactTime':false},
         'handling':{'freightLift':true,'toFloor':10,'carry':50,'payer':'receiver'},
         'requirements':['0x9951e0ff97188f6b4b1b153dfde3cfec']}
        """);
  }

  private static void fromTerminal(ObjectNode body) {
    Bodies.set(
        body,
        "delivery.derival",
        "{'produceDate':'2099-01-15','variant':'terminal','terminalID':'36'}");
  }

  private static void byIds(ObjectNode body) {
    long customer = world.first.id();
    Bodies.set(
        body,
        "members.receiver",
        "{'counteragentID':%s,'contactIDs':[%s],'phoneIDs':%s}"
            .formatted(
                id("book_counteragent (customer_id, name) values (%d, 'ООО Книга')", customer),
                id("book_contact (customer_id, name) values (%d, 'Олег')", customer),
                id("book_phone (customer_id, number) values (%d, '79510000000')", customer)));
  }

  private static String id(String entry, long customer) {
    return world.one("insert into " + entry.formatted(customer) + " returning id");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("orders")
  void isCreated(String name, Consumer<ObjectNode> change) {
    for (Format format : Format.values()) {
      ObjectNode body = world.order(world.session, true, "Тверь, ул. Ткача, 3");
      change.accept(body);
      HttpResponse<String> answer = world.call(path(format), body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      String id = world.one("select max(request_id) from orders");
      Golden.check("v2/request/" + name, format, answer.body(), Bodies.numbers(id));
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("not-in-list", 400, "delivery.deliveryType.type", "'rail'"),
        refusal("exclusive", 400, "delivery.arrival.address", "{'search':'Омск'}"),
        refusal("date-unavailable", 400, "delivery.derival.produceDate", "'2020-01-15'"),
        refusal("out-of-limit", 400, "cargo.totalWeight", "-1"),
        refusal("simplified", 400, "members.sender.counteragent.isAnonym", "true"),
        refusal(
            "ids-unknown", 400, "members.third", "{'counteragentID':9001,'phoneIDs':[9002,9003]}"),
        refusal("no-access", 403, "sessionID", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void isRefused(String name, int status, String at, String value) {
    for (Format format : Format.values()) {
      ObjectNode body = world.order(world.session, true, "Тверь, ул. Ткача, 3");
      Bodies.set(body, at, status == 403 ? "'%s'".formatted(world.reader) : value);
      HttpResponse<String> answer = world.call(path(format), body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      Golden.check(
          "v2/request/" + name,
          format,
          answer.body(),
          Map.of("url", world.server.wiring().publicUrl().toString()));
    }
  }

  private static String path(Format format) {
    return format == Format.JSON ? "/v2/request.json" : "/v2/request.xml";
  }

  private static Arguments order(String name, Consumer<ObjectNode> change) {
    return Arguments.of(name, change);
  }

  private static Arguments refusal(String name, int status, String at, String value) {
    return Arguments.of(name, status, at, value);
  }
}
