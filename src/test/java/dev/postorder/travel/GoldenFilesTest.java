package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests and answers as files, in both versions of SOAP, under {@code golden/travel}: the seed's
 * own two answers, every business error, every fault. Compared in structure; what differs from call
 * to call is named in {@link XmlLines}.
 */
class GoldenFilesTest {
  private static final String ALREADY_PAST = "<validityDate>2019-08-31</validityDate>";

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

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void theRequestOfTheSeedIsAnsweredAsTheSeedSays(SoapVersion version) throws Exception {
    String request = golden(version, "renotify-request").replace("@token@", token);

    assertThat(post(version, TravelServer.ORDERS, request))
        .satisfies(same(version, 200, "renotify"));
    assertThat(
            post(
                version,
                TravelServer.ORDERS,
                request.replace(
                    Integer.toString(TravelServer.COMPLETED),
                    Integer.toString(TravelServer.CANCELLING))))
        .satisfies(same(version, 200, "renotify-not-completed"));
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void aLoginIsAnsweredByAToken(SoapVersion version) throws Exception {
    assertThat(post(version, TravelServer.AUTHORIZATION, golden(version, "login-request")))
        .satisfies(same(version, 200, "login"));
  }

  record Case(
      SoapVersion version, String golden, int status, String path, String header, String body) {
    @Override
    public String toString() {
      return version + " " + golden;
    }
  }

  static List<Case> refusals() {
    var cases = new ArrayList<Case>();
    for (SoapVersion version : SoapVersion.values()) {
      String auth = TravelServer.auth(token);
      cases.addAll(
          List.of(
              renotify(version, "renotify-not-found", auth, TravelServer.UNKNOWN + ""),
              renotify(version, "renotify-not-found", auth, TravelServer.FOREIGN + ""),
              renotify(version, "renotify-no-number", auth, "0"),
              renotify(version, "renotify-no-token", "", TravelServer.COMPLETED + ""),
              renotify(
                  version,
                  "renotify-bad-token",
                  TravelServer.auth(UUID.randomUUID().toString()),
                  TravelServer.COMPLETED + ""),
              login(version, "login-refused", TravelServer.login("user@domain.ru", "wrong", "")),
              login(
                  version,
                  "login-past",
                  TravelServer.login(TravelServer.EMAIL, TravelServer.PASSWORD, ALREADY_PAST)),
              new Case(version, "fault-action", 500, TravelServer.ORDERS, auth, "<Unknown/>"),
              new Case(
                  version,
                  "fault-unreadable",
                  500,
                  TravelServer.ORDERS,
                  auth,
                  TravelServer.renotify("seventeen")),
              new Case(
                  version,
                  "fault-must-understand",
                  500,
                  TravelServer.ORDERS,
                  auth + "<Route xmlns=\"urn:x\" s:mustUnderstand=\"1\"/>",
                  TravelServer.renotify(TravelServer.COMPLETED + ""))));
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource
  void refusals(Case refusal) throws Exception {
    HttpResponse<String> answer =
        server.post(refusal.version(), refusal.path(), refusal.header(), refusal.body());

    assertThat(answer).satisfies(same(refusal.version(), refusal.status(), refusal.golden()));
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void anotherVersionOfSoapIsAMismatch(SoapVersion version) throws Exception {
    String message = "<Envelope xmlns=\"urn:soap-9\"><Body/></Envelope>";

    assertThat(post(version, TravelServer.ORDERS, message))
        .satisfies(same(version, 500, "fault-version-mismatch"));
  }

  @Test
  void anUnknownActionIsAFault() throws Exception {
    String message = golden(SoapVersion.V11, "renotify-request");

    assertThat(
            server
                .server()
                .post(TravelServer.ORDERS, "text/xml", message, "SOAPAction", "\"urn:unknown\""))
        .satisfies(same(SoapVersion.V11, 500, "fault-soap-action"));
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void whatFailsOnOurSideIsAFaultWithoutItsCause(SoapVersion version) throws Exception {
    try (TravelServer broken = TravelServer.start()) {
      String own = broken.token(TravelServer.EMAIL);
      broken.server().jdbi().useHandle(handle -> handle.execute("alter table orders rename to o"));

      assertThat(broken.renotify(version, own, TravelServer.COMPLETED))
          .satisfies(same(version, 500, "fault-server"));
    }
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void aDestroyedTokenIsAnsweredOnce(SoapVersion version) throws Exception {
    String path = "/XmlGate/V3/TokenGenerator/TokenGenerator.asmx";
    String request =
        golden(version, "destroy-token-request")
            .replace("@token@", server.token(TravelServer.EMAIL));

    assertThat(post(version, path, request)).satisfies(same(version, 200, "destroy-token"));
    assertThat(post(version, path, request)).satisfies(same(version, 200, "destroy-token-again"));
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void anIdempotencyKeyOfAnotherBodyIsAFault(SoapVersion version) throws Exception {
    String key = UUID.randomUUID().toString();
    server.renotify(version, token, TravelServer.COMPLETED, "Idempotency-Key", key);

    assertThat(server.renotify(version, token, TravelServer.SILENT, "Idempotency-Key", key))
        .satisfies(same(version, 500, "fault-idempotency-key"));
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void tenWrongPasswordsMakeTheClientWait(SoapVersion version) throws Exception {
    String login = TravelServer.login("nobody-" + version + "@domain.ru", "wrong", "");
    for (int i = 0; i < 10; i++) {
      server.post(version, TravelServer.AUTHORIZATION, "", login);
    }

    assertThat(server.post(version, TravelServer.AUTHORIZATION, "", login))
        .satisfies(same(version, 200, "login-wait"));
  }

  private static Case renotify(SoapVersion version, String golden, String header, String order) {
    return new Case(
        version, golden, 200, TravelServer.ORDERS, header, TravelServer.renotify(order));
  }

  private static Case login(SoapVersion version, String golden, String body) {
    return new Case(version, golden, 200, TravelServer.AUTHORIZATION, "", body);
  }

  private static HttpResponse<String> post(SoapVersion version, String path, String message) {
    return server.server().post(path, version.mediaType() + "; charset=utf-8", message);
  }

  private static org.assertj.core.api.ThrowingConsumer<HttpResponse<String>> same(
      SoapVersion version, int status, String name) {
    return answer -> {
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains(version.mediaType() + "; charset=utf-8");
      assertThat(XmlLines.of(answer.body())).isEqualTo(XmlLines.of(golden(version, name)));
    };
  }

  private static String golden(SoapVersion version, String name) throws Exception {
    String file = "/golden/travel/" + (version == SoapVersion.V11 ? "soap11/" : "soap12/") + name;
    try (InputStream in = GoldenFilesTest.class.getResourceAsStream(file + ".xml")) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
