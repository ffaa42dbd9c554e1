package dev.postorder.notify.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postorder.notify.Result;
import dev.postorder.platform.config.Sms.Http;
import dev.postorder.platform.http.Network;
import dev.postorder.platform.outgoing.OutgoingHttp;
import dev.postorder.platform.outgoing.OutgoingSettings;
import dev.postorder.platform.outgoing.Reachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpGatewayTest {
  private static final UUID ID = UUID.fromString("0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001");

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private HttpServer server;
  private volatile int status = 200;
  private volatile String answer = "";
  private volatile Optional<String> retryAfter = Optional.empty();
  private volatile boolean hangs;

  private record Request(String type, String authorization, String key, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    closing.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    requests.add(
        new Request(
            headers.getFirst("Content-Type"),
            headers.getFirst("Authorization"),
            headers.getFirst("X-Api-Key"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    try {
      if (hangs) {
        closing.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    retryAfter.ifPresent(value -> exchange.getResponseHeaders().add("Retry-After", value));
    if (status / 100 == 3) {
      exchange.getResponseHeaders().add("Location", url());
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void whatIsPostedIsJsonUnlessSaidOtherwise() {
    assertThat(send(gateway("json", ""), "Заказ \"26-1\"\n{phone} \\ готов"))
        .isEqualTo(new Result.Sent("HTTP 200"));

    Request request = requests.getFirst();
    assertThat(request.type()).isEqualTo("application/json; charset=UTF-8");
    assertThat(request.authorization()).isEqualTo("Bearer s3cret");
    assertThat(request.key()).isEqualTo("k: 1");
    assertThat(request.body())
        .isEqualTo(
            "{\"phone\":\"79161234567\",\"text\":\"Заказ \\\"26-1\\\"\\n{phone} \\\\ готов\","
                + "\"sender\":\"Carrier\",\"id\":\""
                + ID
                + "\"}");
  }

  @Test
  void aTemplateMayHaveAnyShape() {
    String template =
        "{\"messages\":[{\"to\":[\"+{phone}\"],\"body\":\"{sender}:"
            + " {text}\",\"flash\":false}],\"n\":1}";
    send(gateway("json", template), "\",\"to\":[\"1\"]");

    assertThat(requests.getFirst().body())
        .isEqualTo(
            "{\"messages\":[{\"to\":[\"+79161234567\"],"
                + "\"body\":\"Carrier: \\\",\\\"to\\\":[\\\"1\\\"]\",\"flash\":false}],\"n\":1}");
  }

  @Test
  void aFormIsEscaped() {
    send(gateway("form", "login=me&to={phone}&msg={text}"), "a&to=1 я=%{id}");

    assertThat(requests.getFirst().type())
        .isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
    assertThat(requests.getFirst().body())
        .isEqualTo("login=me&to=79161234567&msg=a%26to%3D1+%D1%8F%3D%25%7Bid%7D");
  }

  @ParameterizedTest
  @CsvSource({
    "200, Sent",
    "204, Sent",
    "301, Refused",
    "307, Refused",
    "400, Rejected",
    "404, Rejected",
    "422, Rejected",
    "401, Refused",
    "402, Refused",
    "403, Refused",
    "408, Unreachable",
    "425, Unreachable",
    "429, Unreachable",
    "500, Unreachable",
    "503, Unreachable",
  })
  void aStatusDecides(int given, String expected) {
    status = given;

    assertThat(send(gateway("json", ""), "Hi").getClass().getSimpleName()).isEqualTo(expected);
    assertThat(requests).hasSize(1);
  }

  @Test
  void whenToComeAgainIsHeard() {
    status = 429;
    retryAfter = Optional.of("90");

    assertThat(send(gateway("json", ""), "Hi"))
        .isEqualTo(new Result.Unreachable("HTTP 429", Optional.of(Duration.ofSeconds(90))));
  }

  @Test
  void anAnswerMayHaveToSayYesAndMayNameTheSms() {
    String yes = "^\\{\"ok\":true";
    String id = "\"id\":\\s*\"?(\\w+)";
    answer = "{\"ok\":true,\"id\":\"a7\"}";
    assertThat(send(gateway("json", "", yes, id), "Hi"))
        .isEqualTo(new Result.Sent("accepted as a7"));

    answer = "{\"ok\":false,\"error\":\"no money\"}";
    assertThat(send(gateway("json", "", yes, id), "Hi"))
        .isEqualTo(new Result.Refused("HTTP 200 {\"ok\":false,\"error\":\"no money\"}"));
  }

  @Test
  void noAnswerIsNotReached() {
    hangs = true;
    assertThat(send(gateway("json", ""), "Hi"))
        .isInstanceOfSatisfying(
            Result.Unreachable.class, away -> assertThat(away.answer()).contains("no answer"));
    server.stop(0);
    assertThat(send(gateway("json", ""), "Hi")).isInstanceOf(Result.Unreachable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "json, '{\"to\":{phone},\"text\":\"{text}\"}'",
    "json, '{\"to\":\"{phone}\"}'",
    "form, 'to={phone}'"
  })
  void aTemplateThatCannotWorkStopsTheStart(String format, String template) {
    assertThatThrownBy(() -> gateway(format, template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("sms.http.body:");
  }

  private static Result send(HttpGateway gateway, String text) {
    try (gateway) {
      return gateway.send(new Sms(new Msisdn("79161234567"), SmsText.of(text), ID));
    }
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/send?v=1";
  }

  private HttpGateway gateway(String format, String template) {
    return gateway(format, template, "", "");
  }

  private HttpGateway gateway(String format, String template, String success, String id) {
    var http =
        new Http(
            Optional.of(url()),
            format.equals("json") ? Http.Format.JSON : Http.Format.FORM,
            Optional.of(template).filter(text -> !text.isEmpty()),
            Optional.of("Bearer s3cret"),
            List.of("X-Api-Key: k: 1"),
            Optional.of(success).filter(text -> !text.isEmpty()),
            Optional.of(id).filter(text -> !text.isEmpty()),
            8);
    assertThat(http.toString()).doesNotContain("s3cret", "v=1");
    Duration patience = Duration.ofSeconds(hangs ? 1 : 20);
    var everywhere = new Reachable(List.of(Network.parse("0.0.0.0/0")));
    var outgoing = new OutgoingSettings(everywhere, true, patience, patience, 8);
    try {
      return new HttpGateway(new OutgoingHttp(outgoing, SSLContext.getDefault()), http, "Carrier");
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
