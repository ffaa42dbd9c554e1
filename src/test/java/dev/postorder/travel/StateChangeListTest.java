package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** EndCustomerAPI.GetReservesStateChangeList (travel specification, section 4). */
class StateChangeListTest {
  private static final SampleCall CALL = SampleCall.STATE_CHANGES;
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Moscow"));

  private static TravelServer server;
  private static String token;

  @BeforeAll
  static void start() {
    server = TravelServer.start();
    token = server.token(TravelServer.EMAIL);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String span(Object from, Object until) {
    return "<dateStart>%s</dateStart><dateEnd>%s</dateEnd>".formatted(from, until);
  }

  private static String order(int number) {
    return "<id_Reserve>" + number + "</id_Reserve>";
  }

  private static HttpResponse<String> post(SoapVersion version, String whose, String parameters) {
    return server.post(
        version, CALL.path(), TravelServer.auth(CALL.namespace(), whose), CALL.payload(parameters));
  }

  private static String now() {
    return span(TODAY.minusDays(1), TODAY.plusDays(2));
  }

  static Stream<Arguments> answers() {
    LocalDate later = TODAY.plusDays(5);
    return Stream.of(
            Arguments.of("success", now()),
            Arguments.of("success", now() + order(0)),
            Arguments.of(
                "success",
                now()
                    + "<id_Reserve xmlns:i='http://www.w3.org/2001/XMLSchema-instance'"
                    + " i:nil='1'/>"),
            Arguments.of("success-one-order", now() + order(TravelServer.CANCELLING)),
            Arguments.of("success-none", span(later, later)),
            Arguments.of("success-none", span(later, later) + order(TravelServer.CANCELLING)),
            Arguments.of(
                "success-one-order",
                span("0001-01-01T00:00:00", "9999-12-31") + order(TravelServer.CANCELLING)),
            Arguments.of("not-found", now() + order(TravelServer.FOREIGN)),
            Arguments.of("not-found", now() + order(TravelServer.UNKNOWN)),
            Arguments.of("no-number", now() + order(-1)),
            Arguments.of("no-dates", ""),
            Arguments.of("end-before-start", span(later, TODAY)),
            Arguments.of("long-span", span("0001-01-01T00:00:00", TODAY)),
            Arguments.of("long-span", span("2026-01-01T00:00:00", "2026-02-01T00:00:01")))
        .flatMap(
            row ->
                Stream.of(SoapVersion.values())
                    .map(version -> Arguments.of(version, row.get()[0], row.get()[1])));
  }

  @ParameterizedTest
  @MethodSource
  void answers(SoapVersion version, String golden, String parameters) throws Exception {
    Golden.assertSame(post(version, token, parameters), version, 200, CALL.method(), golden);
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void theRequestOfTheDocumentationIsAnswered(SoapVersion version) throws Exception {
    String request =
        Golden.request(version, CALL.method())
            .replace("@token@", token)
            .replace("@start@", TODAY.minusDays(1).toString())
            .replace("@end@", TODAY.plusDays(2).toString());

    Golden.assertSame(
        server.server().post(CALL.path(), version.mediaType(), request),
        version,
        200,
        CALL.method(),
        "success");
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void moreChangesThanAnAnswerHoldsAreAnErrorAndNoCutAnswer(SoapVersion version) throws Exception {
    String stranger = server.token(TravelServer.STRANGER);
    String old = span("2020-01-01", "2020-01-02");
    server
        .server()
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("delete from order_state_change where at < '2021-01-01'");
              handle.execute(
                  """
                  insert into order_state_change (customer_id, request_id, state, at, call_id)
                  select customer_id, request_id, 'inway', timestamptz '2020-01-01 12:00:00+03', gen_random_uuid()
                  from orders, generate_series(1, 10000)
                  where request_id = ?
                  """,
                  TravelServer.FOREIGN);
            });

    assertThat(post(version, stranger, old).body().split("<ReserveStateChange ", -1))
        .hasSize(10_001);
    server
        .server()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into order_state_change (customer_id, request_id, state, at, call_id)
                    select customer_id, request_id, 'arrived', timestamptz '2020-01-01 13:00:00+03', gen_random_uuid()
                    from orders where request_id = ?
                    """,
                    TravelServer.FOREIGN));

    Golden.assertSame(post(version, stranger, old), version, 200, CALL.method(), "too-many");
    Golden.assertSame(
        post(version, stranger, old + order(TravelServer.FOREIGN)),
        version,
        200,
        CALL.method(),
        "too-many");
  }

  @Test
  void aSpanHasItsFirstMomentAndNotItsLast() {
    String stranger = server.token(TravelServer.STRANGER);
    server
        .server()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into order_state_change (customer_id, request_id, state, at, call_id)
                    select customer_id, request_id, 'delivery', timestamptz '2019-05-05 12:00:00+03', gen_random_uuid()
                    from orders where request_id = ?
                    """,
                    TravelServer.FOREIGN));

    assertThat(post(SoapVersion.V12, stranger, span("2019-05-05", "2019-05-05T12:00:00")).body())
        .contains("<Errors/><ResponseDetails/>");
    assertThat(post(SoapVersion.V12, stranger, span("2019-05-05T09:00:00Z", "2019-05-06")).body())
        .contains(
            "<ReserveStateChange id_Reserve=\"%d\" id_ReserveState=\"3\" StateName=\"У поставщика\""
                    .formatted(TravelServer.FOREIGN)
                + " DateChange=\"2019-05-05T12:00:00.0000000+03:00\"/>");
  }

  @ParameterizedTest
  @CsvSource({
    "dateStart, ''",
    "dateStart, yesterday",
    "dateStart, 2026-02-30",
    "dateEnd, +999999999-12-31",
    "dateEnd, 10000-01-01",
    "id_Reserve, ''",
    "id_Reserve, 2147483648",
    "id_Reserve, 1e3",
  })
  void whatCannotBeReadIsAFault(String name, String value) {
    HttpResponse<String> answer =
        post(SoapVersion.V11, token, "<%s>%s</%s>".formatted(name, value, name));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains(
            "<faultcode>soap:Client</faultcode>",
            "Server was unable to read request. ---&gt; There is an error in XML document (1, ");
  }

  @Test
  void aReaderSeesTheSameAndAStrangerNone() {
    String seen = post(SoapVersion.V11, server.token(TravelServer.READER), now()).body();
    String strange = post(SoapVersion.V11, server.token(TravelServer.STRANGER), now()).body();

    assertThat(seen).contains("id_Reserve=\"" + TravelServer.COMPLETED + "\"");
    assertThat(strange)
        .contains("id_Reserve=\"" + TravelServer.FOREIGN + "\"")
        .doesNotContain("id_Reserve=\"" + TravelServer.COMPLETED + "\"");
  }
}
