package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request and answer of the three pages that the face was created from. */
final class SeedsTest {
  private static World world;

  @BeforeAll
  static void start() {
    world = new World("documents.link-lifetime=0s"); // as in the sample, which has no link
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void draftsAreJoinedAndQueued(Format format) {
    List<Integer> drafts =
        List.of(
            world.draft("Тверь, ул. Ткача, 3"),
            world.draft("г Тверь, улица Ткача, д 3"),
            world.draft("Тверь, ул. Ткача, 3"));
    HttpResponse<String> answer =
        send(
            "v1/customers/multi_request",
            "v1/customers/multi_request/request",
            format,
            ids(drafts));
    assertThat(answer.statusCode()).isEqualTo(200);
    String requestId = world.one("select max(request_id) from multi_request");
    Golden.check(
        "v1/customers/multi_request/success",
        format,
        answer.body(),
        Map.of("requestID", requestId));
    assertThat(
            world.one(
                "select string_agg(state, ',') from orders where request_id in ("
                    + drafts.getFirst()
                    + ","
                    + drafts.getLast()
                    + ")"))
        .isEqualTo("processing,processing");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void unfitIdsAreNamed(Format format) {
    String draft = String.valueOf(world.draft("Тверь, ул. Ткача, 3"));
    refused(format, "ids-unfit", draft, "12345678", draft);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void draftsOfDifferentCustomersAreNotJoined(Format format) {
    String own = String.valueOf(world.draft("Тверь, ул. Ткача, 3"));
    String other = String.valueOf(world.draftOfSecond("Тверь, ул. Ткача, 3"));
    refused(format, "customers-differ", own, other, own);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void draftsOfDifferentAddressesAreNotJoined(Format format) {
    String here = String.valueOf(world.draft("Тверь, ул. Ткача, 3"));
    String there = String.valueOf(world.draft("Тверь, ул. Ткача, 5"));
    refused(format, "addresses-differ", here, there, here);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void oneDistinctIdIsTooFew(Format format) {
    String draft = String.valueOf(world.draft("Тверь, ул. Ткача, 3"));
    refused(format, "too-few", draft, draft, draft);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1/orders/change_contacts", "v3/orders/change_contacts"})
  void contactsAreChangedInline(String method) {
    for (Format format : Format.values()) {
      String order = world.queued();
      HttpResponse<String> answer =
          send(
              method, "v1/orders/change_contacts/request-inline", format, Map.of("orderID", order));
      Golden.check(method + "/success", format, answer.body(), Map.of());
      assertThat(parties(order))
          .isEqualTo(
              "receiver [{\"name\": \"receiverContact\"}] [{\"ext\": \"\", \"number\":"
                  + " \"79520000000\"}]; sender [{\"name\": \"senderContact1\"}, {\"name\":"
                  + " \"senderContact2\"}, {\"name\": \"senderContact3\"}] [{\"ext\": \"3567\","
                  + " \"number\": \"79620000000\"}, {\"ext\": \"\", \"number\": \"79510000000\"},"
                  + " {\"ext\": \"\", \"number\": \"79500000000\"}]");
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void contactsAreChangedByIds(Format format) {
    String order = world.queued();
    Map<String, String> values = new HashMap<>(book());
    values.put("orderID", order);
    HttpResponse<String> answer =
        send("v1/orders/change_contacts", "v1/orders/change_contacts/request-ids", format, values);
    Golden.check("v1/orders/change_contacts/success", format, answer.body(), Map.of());
    assertThat(parties(order))
        .contains("receiver [{\"name\": \"contact 4\"}]")
        .contains("sender [{\"name\": \"contact 1\"}, {\"name\": \"contact 2\"}");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void theSampleAsItStandsIsRefusedFourTimes(Format format) {
    Map<String, String> values = new HashMap<>(book());
    values.put("orderID", world.queued());
    HttpResponse<String> answer =
        send(
            "v1/orders/change_contacts", "v1/orders/change_contacts/request-whole", format, values);
    assertThat(answer.statusCode()).isEqualTo(400);
    Golden.check(
        "v1/orders/change_contacts/exclusive",
        format,
        answer.body(),
        Map.of("url", world.server.wiring().publicUrl().toString()));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void historyTellsTheChangeOfReceiver(Format format) {
    String order = world.queued();
    world.server.jdbi().useHandle(handle -> handle.execute(RECEIVER_CHANGE, order));
    HttpResponse<String> answer =
        send("v3/orders/history", "v3/orders/history/request", format, Map.of("orderID", order));
    String day =
        LocalDate.now(ZoneId.of("Europe/Moscow")).format(DateTimeFormatter.ofPattern("dd.MM.yyyy"));
    Golden.check(
        "v3/orders/history/success-receiver",
        format,
        answer.body(),
        Map.of("url", world.server.wiring().publicUrl().toString(), "day", day));
  }

  private static final String RECEIVER_CHANGE =
      """
      insert into change_request (customer_id, request_id, type, status, before, after, call_id, created_at,
                                  decided_at)
      select customer_id, request_id, 'receiver_change', 'success', '{}', '{"name":"РОМАШКИН"}',
             gen_random_uuid(), now(), now()
      from orders where order_number = ?
      """;

  @ParameterizedTest
  @CsvSource({
    "/v3/orders/history,application/json",
    "/v3/orders/history.json,application/json",
    "/v3/orders/HISTORY.XML,text/xml"
  })
  void theEndingChoosesTheFormat(String path, String type) {
    Format format = type.equals("text/xml") ? Format.XML : Format.JSON;
    String body =
        Golden.request(
            "v3/orders/history/request", format, values(Map.of("orderID", world.queued())));
    HttpResponse<String> answer = world.server.post(path, "text/plain", body, "Accept", "*/*");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type + "; charset=utf-8");
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
  }

  private static void refused(Format format, String golden, String id1, String id2, String id3) {
    HttpResponse<String> answer =
        send(
            "v1/customers/multi_request",
            "v1/customers/multi_request/request",
            format,
            Map.of("id1", id1, "id2", id2, "id3", id3));
    assertThat(answer.statusCode()).isEqualTo(200);
    Golden.check("v1/customers/multi_request/" + golden, format, answer.body(), Map.of());
  }

  private static Map<String, String> ids(List<Integer> ids) {
    return Map.of(
        "id1", ids.get(0).toString(), "id2", ids.get(1).toString(), "id3", ids.get(2).toString());
  }

  /** Four contacts and phones in the book of the first customer. */
  private static Map<String, String> book() {
    var ids = new HashMap<String, String>();
    for (int i = 1; i <= 4; i++) {
      String contact = "insert into book_contact (customer_id, name) values (%d, 'contact %d')";
      String phone = "insert into book_phone (customer_id, number) values (%d, '7916000000%d')";
      ids.put("c" + i, world.one((contact + " returning id").formatted(world.first.id(), i)));
      ids.put("p" + i, world.one((phone + " returning id").formatted(world.first.id(), i)));
    }
    return ids;
  }

  private static String parties(String order) {
    return world.one(
        """
        select string_agg(role || ' ' || contacts || ' ' || phones, '; ' order by role)
        from order_party join orders using (customer_id, request_id)
        where role in ('sender', 'receiver') and order_number = '%s'
        """
            .formatted(order));
  }

  private static Map<String, String> values(Map<String, String> more) {
    var values = new HashMap<>(more);
    values.put("appkey", world.appkey);
    values.put("sessionID", world.session);
    return values;
  }

  private static HttpResponse<String> send(
      String method, String golden, Format format, Map<String, String> more) {
    return world.post(
        "/" + method + (format == Format.JSON ? ".json" : ".xml"),
        Golden.request(golden, format, values(more)));
  }
}
