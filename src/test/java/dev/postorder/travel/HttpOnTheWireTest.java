package dev.postorder.travel;

import static dev.postorder.travel.TravelServer.END_CUSTOMER;
import static dev.postorder.travel.TravelServer.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.RawHttp;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections, verbs and paths of the services (section 2), and what the call log has of them. */
class HttpOnTheWireTest {
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

  private static String request(SampleCall call, String path, String... headers) {
    String message = call.message(SoapVersion.V11, token);
    return "POST %s HTTP/1.1\r\nHost: x\r\n%sContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(
            path,
            String.join("", headers),
            message.getBytes(StandardCharsets.UTF_8).length,
            message);
  }

  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void closeIsHonouredAndAnUpgradeIsNot(SampleCall call) throws Exception {
    String path = call.path().toUpperCase(Locale.ROOT);
    String request =
        request(
            call,
            path,
            "Connection: Upgrade, HTTP2-Settings, close\r\n",
            "Upgrade: h2c\r\n",
            "HTTP2-Settings: AAMAAABkAAQ\r\n");

    assertThat(server.server().raw(request))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("\r\nConnection: close\r\n", "\r\nContent-Length: ", call.answered())
        .doesNotContain("Upgrade", "101 ");
  }

  /** What java.net.http and others send with their first request. */
  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void afterAnIgnoredUpgradeTheConnectionStaysHttp11(SampleCall call) throws Exception {
    String request =
        request(
            call,
            call.path(),
            "Connection: Upgrade, HTTP2-Settings\r\n",
            "Upgrade: h2c\r\n",
            "HTTP2-Settings: AAMAAABkAAQ\r\n");
    try (var raw = new RawHttp(server.server().port())) {
      for (int i = 0; i < 3; i++) {
        assertThat(raw.send(request).readAnswer())
            .startsWith("HTTP/1.1 200 OK\r\n")
            .contains(call.answered());
      }
    }
  }

  /** .NET's clients ask first whether they may send the body. */
  @Test
  void expectedContinueIsGiven() throws Exception {
    String request = request(SampleCall.RENOTIFY, ORDERS, "Expect: 100-continue\r\n");
    int body = request.indexOf("\r\n\r\n") + 4;
    try (var raw = new RawHttp(server.server().port())) {
      assertThat(raw.send(request.substring(0, body)).readHead())
          .startsWith("HTTP/1.1 100 Continue\r\n");
      assertThat(raw.send(request.substring(body)).readAnswer()).startsWith("HTTP/1.1 200 OK\r\n");
    }
  }

  @Test
  void aBodyInChunksIsRead() throws Exception {
    String message = SampleCall.STATE_CHANGES.message(SoapVersion.V12, token);
    String request =
        "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/soap+xml\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n"
            .formatted(
                END_CUSTOMER, message.substring(0, 5), message.length() - 5, message.substring(5));

    assertThat(server.server().raw(request))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains(SampleCall.STATE_CHANGES.answered());
  }

  @Test
  void everyAnswerToACallHasItsIdInTheCallLog() {
    String message = SampleCall.RENOTIFY.message(SoapVersion.V11, token);
    for (HttpResponse<String> answer :
        List.of(
            server.server().post(ORDERS, "text/xml", message),
            server.server().post(END_CUSTOMER, "text/xml", "x"),
            server.server().post(ORDERS, "a/b", "x"))) {
      String id = answer.headers().firstValue("X-Request-Id").orElseThrow();

      assertThat(UUID.fromString(id)).hasToString(id);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, " + ORDERS + "?WSDL, OrdersAPI|ok",
    "GET, " + END_CUSTOMER + ", EndCustomerAPI|ok",
    "PUT, " + ORDERS + ", OrdersAPI|refused|PUT " + ORDERS,
    "POST, /XmlGate/V3/Other.asmx, XmlGate|refused|POST /XmlGate/V3/Other.asmx",
  })
  void whatIsNoCallIsLoggedToo(String verb, String path, String logged) {
    HttpResponse<String> answer = server.server().send(verb, path, "");
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();

    assertThat(logged(id)).isEqualTo(logged);
  }

  @ParameterizedTest
  @CsvSource({
    "RESERVE, OrdersAPI/GetSimpleReserveById|ok|1768311",
    "RESERVE_V2, OrdersAPI/GetSimpleReserveByIdV2|ok|1768311",
    "STATE_CHANGES, EndCustomerAPI/GetReservesStateChangeList|ok",
  })
  void readsAreLogged(SampleCall call, String logged) {
    HttpResponse<String> answer =
        server.server().post(call.path(), "text/xml", call.message(SoapVersion.V11, token));
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();

    assertThat(logged(id)).isEqualTo(logged);
  }

  /** Written behind. */
  private static String logged(String id) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    Optional<String> row = row(id);
    while (row.isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
      row = row(id);
    }
    return row.orElse("");
  }

  private static Optional<String> row(String id) {
    return server
        .server()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select concat_ws('|', message, outcome, request_id, note) from call"
                            + " where id = :id::uuid")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
  void otherVerbsAreNotAllowed(String verb) {
    for (SampleCall call : SampleCall.values()) {
      HttpResponse<String> answer = server.server().send(verb, call.path(), "");

      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/XmlGate",
        "/XmlGate/",
        "/XmlGate/V3/Other.asmx",
        "/XmlGate/V3/OrderManagement/OrdersAPI.asmx/Renotify",
        "/XmlGate/V3/EndCustomer/EndCustomerAPI.asmx",
        "/XmlGate/OrdersAPI.asmx",
      })
  void anUnknownPathIsNotFound(String path) {
    String message = SampleCall.RENOTIFY.message(SoapVersion.V11, token);

    assertThat(server.server().get(path).statusCode()).isEqualTo(404);
    assertThat(server.server().post(path, "text/xml", message).statusCode()).isEqualTo(404);
  }
}
