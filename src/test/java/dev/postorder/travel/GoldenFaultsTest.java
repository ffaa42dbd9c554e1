package dev.postorder.travel;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The faults, and what is told of a limit, as {@link Golden} files. */
class GoldenFaultsTest {
  private static final String EVERY = "every-method";

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

  private static void assertFault(HttpResponse<String> answer, SoapVersion version, String name)
      throws Exception {
    Golden.assertSame(answer, version, 500, EVERY, name);
  }

  private static HttpResponse<String> orders(SoapVersion version, String header, String payload) {
    return server.post(version, TravelServer.ORDERS, header, payload);
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void aMessageForNoOperation(SoapVersion version) throws Exception {
    assertFault(orders(version, TravelServer.auth(token), "<Unknown/>"), version, "action");
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void aNumberThatIsNone(SoapVersion version) throws Exception {
    String auth = TravelServer.auth(UUID.randomUUID().toString());

    assertFault(orders(version, auth, TravelServer.renotify("seventeen")), version, "unreadable");
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void aHeaderThatMustBeUnderstood(SoapVersion version) throws Exception {
    String header = TravelServer.auth(token) + "<Route xmlns=\"urn:x\" s:mustUnderstand=\"1\"/>";

    assertFault(
        orders(version, header, TravelServer.renotify(TravelServer.COMPLETED + "")),
        version,
        "must-understand");
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void anotherVersionOfSoap(SoapVersion version) throws Exception {
    HttpResponse<String> answer =
        server
            .server()
            .post(
                TravelServer.ORDERS,
                version.mediaType(),
                "<Envelope xmlns=\"urn:soap-9\"><Body/></Envelope>");

    assertFault(answer, version, "version-mismatch");
  }

  @Test
  void anUnknownAction() throws Exception {
    HttpResponse<String> answer =
        server
            .server()
            .post(
                TravelServer.ORDERS,
                "text/xml",
                Golden.request(SoapVersion.V11, "Renotify"),
                "SOAPAction",
                "\"urn:unknown\"");

    assertFault(answer, SoapVersion.V11, "soap-action");
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void anIdempotencyKeyOfAnotherBody(SoapVersion version) throws Exception {
    String key = UUID.randomUUID().toString();
    server.renotify(version, token, TravelServer.COMPLETED, "Idempotency-Key", key);

    assertFault(
        server.renotify(version, token, TravelServer.SILENT, "Idempotency-Key", key),
        version,
        "idempotency-key");
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void whatFailsOnOurSideIsAFaultWithoutItsCause(SoapVersion version) throws Exception {
    try (TravelServer broken = TravelServer.start()) {
      String own = broken.token(TravelServer.EMAIL);
      broken.server().jdbi().useHandle(handle -> handle.execute("alter table orders rename to o"));

      for (SampleCall call : SampleCall.values()) {
        if (call.path().equals(TravelServer.ORDERS) || call == SampleCall.STATE_CHANGES) {
          assertFault(
              broken.post(version, call.path(), call.header(own), call.payload()),
              version,
              "server");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void tooManyCallsAMinute(SoapVersion version) throws Exception {
    try (TravelServer limited = TravelServer.start("limits.calls-per-minute=1")) {
      String own = limited.token(TravelServer.EMAIL);
      limited.renotify(version, own, TravelServer.COMPLETED);

      for (SampleCall call : SampleCall.values()) {
        if (call.authenticated()) {
          HttpResponse<String> answer =
              limited.post(
                  version, call.path(), TravelServer.auth(call.namespace(), own), call.payload());
          String golden = call == SampleCall.RESERVE ? "zeroed" : "limit";
          Golden.assertSame(answer, version, 200, call.method(), golden);
        }
      }
    }
  }
}
