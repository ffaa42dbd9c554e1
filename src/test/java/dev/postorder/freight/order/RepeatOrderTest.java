package dev.postorder.freight.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.Golden;
import dev.postorder.freight.World;
import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** v2/request/repeat: an order like an earlier one. */
final class RepeatOrderTest {
  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static HttpResponse<String> repeat(Format format, String session, String orderId) {
    ObjectNode body = world.with(session).put("orderID", orderId);
    return world.call(path(format), body);
  }

  private static String path(Format format) {
    return format == Format.JSON ? "/v2/request/repeat.json" : "/v2/request/repeat.xml";
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void theCopyIsLikeTheEarlierOrder(Format format) {
    ObjectNode order = world.order(world.session, true, "Тверь, ул. Ткача, 3");
    order.put("comment", "Осторожно");
    Bodies.set(order, "payment.cashOnDelivery", "[{'orderNumber':'A-17'}]");
    Bodies.set(
        order, "members.sender.counteragent.juridicalAddress", "{'search':'Тверь, Ленина, 1'}");
    int earlier = world.create(order);
    HttpResponse<String> answer = repeat(format, world.session, world.number(earlier));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String id = world.one("select max(request_id) from orders");
    Golden.check("v2/request/repeat/success", format, answer.body(), Map.of("requestID", id));
    assertThat(said(Integer.parseInt(id))).isEqualTo(said(earlier));
  }

  /** Everything of an order but its numbers; addresses by their text. */
  private static String said(int requestId) {
    return world.one(
        """
        select jsonb_build_array(o.customer_id, o.state, o.in_order, o.produce_date, o.pickup_address,
                 o.pickup_key, o.delivery, o.cargo, o.payment, o.request,
                 (select jsonb_agg(to_jsonb(p) - 'request_id' order by p.role) from order_party p
                   where p.customer_id = o.customer_id and p.request_id = o.request_id))::text
        from orders o where o.request_id = %d
        """
            .formatted(requestId));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void fromATerminalItHasABarcode(Format format) {
    ObjectNode order = world.order(world.session, true, "");
    Bodies.set(
        order,
        "delivery.derival",
        "{'produceDate':'2099-01-15','variant':'terminal','terminalID':'36'}");
    HttpResponse<String> answer = repeat(format, world.session, world.number(world.create(order)));
    String id = world.one("select max(request_id) from orders");
    Golden.check("v2/request/repeat/success-terminal", format, answer.body(), Bodies.numbers(id));
  }

  @Test
  void aDraftIsRepeatedAsADraftByItsRequestId() {
    int draft = world.draft("Тверь");
    repeat(Format.JSON, world.session, String.valueOf(draft));
    assertThat(world.one("select state from orders order by request_id desc limit 1"))
        .isEqualTo("draft");
  }

  @ParameterizedTest
  @CsvSource({"2099-01-15,,2099-01-15", "2020-01-15,2099-02-01,2099-02-01", "2020-01-15,,tomorrow"})
  void theDayIsTheAskedOneOrTheEarlierOneOrTheNext(String earlier, String asked, String expected) {
    String number = world.queued();
    world
        .server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update orders set produce_date = ?::date where order_number = ?",
                    earlier,
                    number));
    ObjectNode body = world.with(world.session).put("orderID", number);
    if (asked != null) {
      body.put("produceDate", asked);
    }
    world.call("/v2/request/repeat", body);
    String tomorrow = LocalDate.now(ZoneId.of("Europe/Moscow")).plusDays(1).toString();
    assertThat(world.one("select produce_date from orders order by request_id desc limit 1"))
        .isEqualTo(expected.equals("tomorrow") ? tomorrow : expected);
  }

  @Test
  void aReceiverWhoHasChangedSinceIsTheCopysReceiver() {
    String number = world.queued();
    world
        .server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update order_party set name = 'ООО Новое', contacts = '[]' where role ="
                        + " 'receiver' and request_id = (select request_id from orders where"
                        + " order_number = ?)",
                    number));
    repeat(Format.JSON, world.session, number);
    assertThat(
            world.one(
                "select name from order_party where role = 'receiver' order by request_id desc"
                    + " limit 1"))
        .isEqualTo("ООО Новое");
  }

  @ParameterizedTest
  @CsvSource({
    "fields-missing,400,user,",
    "order-unknown,400,user,no such",
    "order-unknown,400,stranger,own",
    "no-access,403,reader,own",
    "date-unavailable,400,user,past"
  })
  void isRefused(String name, int status, String who, String order) {
    String number = world.queued();
    String before = world.one("select count(*) from orders");
    for (Format format : Format.values()) {
      ObjectNode body =
          world.with(
              switch (who) {
                case "reader" -> world.reader;
                case "stranger" -> world.stranger;
                default -> world.session;
              });
      if (order != null) {
        body.put("orderID", order.equals("no such") ? order : number);
      }
      if ("past".equals(order)) {
        body.put("produceDate", "2020-01-01");
      }
      HttpResponse<String> answer = world.call(path(format), body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      Golden.check(
          "v2/request/repeat/" + name,
          format,
          answer.body(),
          Map.of("url", world.server.wiring().publicUrl().toString()));
    }
    assertThat(world.one("select count(*) from orders")).isEqualTo(before);
  }
}
