package dev.postorder.travel;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers of every method, as {@link Golden} files, in both versions of SOAP. */
class GoldenFilesTest {
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

  /** A message, and the file that says its answer. */
  record Case(SoapVersion version, SampleCall call, String golden, String token, String payload) {
    @Override
    public String toString() {
      return version + " " + call + " " + golden;
    }
  }

  static Stream<Case> answers() {
    var cases = new ArrayList<Case>();
    for (SoapVersion version : SoapVersion.values()) {
      for (SampleCall call :
          List.of(SampleCall.RENOTIFY, SampleCall.RESERVE, SampleCall.RESERVE_V2)) {
        String zeroed = call == SampleCall.RESERVE ? "zeroed" : "";
        cases.add(order(version, call, "success", TravelServer.COMPLETED));
        cases.add(order(version, call, or(zeroed, "not-found"), TravelServer.UNKNOWN));
        cases.add(order(version, call, or(zeroed, "not-found"), TravelServer.FOREIGN));
        cases.add(order(version, call, or(zeroed, "no-number"), 0));
        cases.add(order(version, call, or(zeroed, "no-number"), -7));
        cases.add(new Case(version, call, or(zeroed, "no-number"), token, call.payload("")));
      }
      cases.add(order(version, SampleCall.RENOTIFY, "not-completed", TravelServer.CANCELLING));
      for (SampleCall call : SampleCall.values()) {
        if (call.authenticated()) {
          String zeroed = call == SampleCall.RESERVE ? "zeroed" : "";
          String unknown = UUID.randomUUID().toString();
          cases.add(new Case(version, call, or(zeroed, "bad-token"), unknown, call.payload()));
          cases.add(new Case(version, call, or(zeroed, "no-token"), " ", call.payload()));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource
  void answers(Case asked) throws Exception {
    SampleCall call = asked.call();
    HttpResponse<String> answer =
        server.post(
            asked.version(),
            call.path(),
            TravelServer.auth(call.namespace(), asked.token()),
            asked.payload());

    Golden.assertSame(answer, asked.version(), 200, call.method(), asked.golden());
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void theRequestOfTheSeedIsAnsweredAsTheSeedSays(SoapVersion version) throws Exception {
    String request = Golden.request(version, "Renotify").replace("@token@", token);
    String other =
        request.replace(
            Integer.toString(TravelServer.COMPLETED), Integer.toString(TravelServer.CANCELLING));

    Golden.assertSame(
        post(version, TravelServer.ORDERS, request), version, 200, "Renotify", "success");
    Golden.assertSame(
        post(version, TravelServer.ORDERS, other), version, 200, "Renotify", "not-completed");
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void anOrderIsToldAsTheOriginalTellsIt(SoapVersion version) throws Exception {
    for (String method : List.of("GetSimpleReserveById", "GetSimpleReserveByIdV2")) {
      String request = Golden.request(version, method).replace("@token@", token);

      Golden.assertSame(
          post(version, TravelServer.ORDERS, request), version, 200, method, "success");
    }
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void aLoginIsAnsweredByAToken(SoapVersion version) throws Exception {
    Golden.assertSame(
        post(version, TravelServer.AUTHORIZATION, Golden.request(version, "Login")),
        version,
        200,
        "Login",
        "success");
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void aLoginIsRefused(SoapVersion version) throws Exception {
    String past = "<validityDate>2019-08-31</validityDate>";
    String wrong = TravelServer.login("user@domain.ru", "wrong", "");
    String late = TravelServer.login(TravelServer.EMAIL, TravelServer.PASSWORD, past);

    Golden.assertSame(
        server.post(version, TravelServer.AUTHORIZATION, "", wrong),
        version,
        200,
        "Login",
        "refused");
    Golden.assertSame(
        server.post(version, TravelServer.AUTHORIZATION, "", late), version, 200, "Login", "past");
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void tenWrongPasswordsMakeTheClientWait(SoapVersion version) throws Exception {
    String login = TravelServer.login("nobody-" + version + "@domain.ru", "wrong", "");
    for (int i = 0; i < 10; i++) {
      server.post(version, TravelServer.AUTHORIZATION, "", login);
    }

    Golden.assertSame(
        server.post(version, TravelServer.AUTHORIZATION, "", login), version, 200, "Login", "wait");
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void aDestroyedTokenIsAnsweredOnce(SoapVersion version) throws Exception {
    String request =
        Golden.request(version, "DestroyToken")
            .replace("@token@", server.token(TravelServer.EMAIL));

    Golden.assertSame(
        post(version, TravelServer.TOKENS, request), version, 200, "DestroyToken", "success");
    Golden.assertSame(
        post(version, TravelServer.TOKENS, request), version, 200, "DestroyToken", "bad-token");
  }

  private static Case order(SoapVersion version, SampleCall call, String golden, int number) {
    String payload = call.payload("<id_Reserve>" + number + "</id_Reserve>");
    return new Case(version, call, golden, token, payload);
  }

  private static String or(String first, String second) {
    return first.isEmpty() ? second : first;
  }

  private static HttpResponse<String> post(SoapVersion version, String path, String message) {
    return server.server().post(path, version.mediaType() + "; charset=utf-8", message);
  }
}
