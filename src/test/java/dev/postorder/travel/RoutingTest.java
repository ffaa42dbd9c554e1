package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which method a message is for (section 2), of every service, over sockets. */
class RoutingTest {
  private static final String NO_ACTION =
      ">Unable to handle request without a valid action parameter."
          + " Please supply a valid soap action.<";
  private static final String SOAP12 = "Content-Type: application/soap+xml";

  private static TravelServer server;
  private static RawSoap raw;
  private static String token;

  @BeforeAll
  static void start() {
    server = TravelServer.start();
    raw = new RawSoap(server.server().port());
    token = server.token(TravelServer.EMAIL);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void assertAnswered(SampleCall call, SoapVersion version, String... headers)
      throws Exception {
    var answer = raw.post(call.path(), call.message(version, token), headers);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains(call.answered());
  }

  private static void assertFault(RawSoap.Answer answer, String code, String text) {
    assertThat(answer.head()).startsWith("HTTP/1.1 500 ");
    assertThat(answer.body()).contains("<soap:Fault>", ">soap:" + code + "<", text);
  }

  static Stream<Arguments> soap11IsRoutedByItsAction() {
    return Stream.of(SampleCall.values())
        .flatMap(
            call ->
                Stream.of("\"%s\"", "%s", " \"%s\" ")
                    .map(form -> Arguments.of(call, form.formatted(call.action()))));
  }

  @ParameterizedTest
  @MethodSource
  void soap11IsRoutedByItsAction(SampleCall call, String action) throws Exception {
    assertAnswered(call, SoapVersion.V11, "Content-Type: text/xml", "SOAPAction: " + action);
  }

  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void soap11WithoutActionIsRoutedByItsFirstElement(SampleCall call) throws Exception {
    assertAnswered(call, SoapVersion.V11, "Content-Type: text/xml");
  }

  static Stream<Arguments> soap12IsRoutedByItsActionElseByItsFirstElement() {
    return Stream.of(SampleCall.values())
        .flatMap(
            call ->
                Stream.of(
                        "; charset=utf-8; action=\"%s\"",
                        "; action=\"%s\"; charset=utf-8",
                        "; charset=utf-8; action=%s",
                        "; action=%s; charset=\"UTF-8\"",
                        ";ACTION=\"%s\"",
                        "; action=\"urn:unknown\"",
                        "; action=\"\"",
                        "")
                    .map(form -> Arguments.of(call, form.formatted(call.action()))));
  }

  @ParameterizedTest
  @MethodSource
  void soap12IsRoutedByItsActionElseByItsFirstElement(SampleCall call, String parameters)
      throws Exception {
    assertAnswered(call, SoapVersion.V12, SOAP12 + parameters);
  }

  /** Clients that put SOAP 1.1's header on a SOAP 1.2 message as well. */
  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void soap12DoesNotHeedTheHeaderOfSoap11(SampleCall call) throws Exception {
    assertAnswered(call, SoapVersion.V12, SOAP12, "SOAPAction: \"urn:unknown\"");
  }

  static Stream<Arguments> soap11WithAnUnknownActionIsAFault() {
    return Stream.of(SampleCall.values())
        .flatMap(
            call ->
                Stream.of(
                        call.action() + "X",
                        call.action().replace(call.method(), call.method().toLowerCase()),
                        call.namespace(),
                        call.method(),
                        "a&b",
                        "")
                    .map(action -> Arguments.of(call, action)));
  }

  @ParameterizedTest
  @MethodSource
  void soap11WithAnUnknownActionIsAFault(SampleCall call, String action) throws Exception {
    var answer =
        raw.post(
            call.path(),
            call.message(SoapVersion.V11, token),
            "Content-Type: text/xml",
            "SOAPAction: \"" + action + "\"");

    assertFault(
        answer,
        "Client",
        ">Server did not recognize the value of HTTP Header SOAPAction: "
            + action.replace("&", "&amp;")
            + ".<");
    assertThat(answer.body()).contains("<faultcode>", "<detail/>");
  }

  /** The other service's slash in the namespace makes another action. */
  @ParameterizedTest
  @CsvSource({
    "STATE_CHANGES, http://www.corteos.ru//GetReservesStateChangeList",
    "STATE_CHANGES, http://corteos.ru/GetReservesStateChangeList",
    "RESERVE, http://www.corteos.ru/GetSimpleReserveById",
    "RENOTIFY, http://corteos.ruRenotify",
  })
  void anActionIsNamespaceSlashMethod(SampleCall call, String action) throws Exception {
    var answer =
        raw.post(
            call.path(),
            call.message(SoapVersion.V11, token),
            "Content-Type: text/xml",
            "SOAPAction: \"" + action + "\"");

    assertFault(answer, "Client", "SOAPAction: " + action + ".<");
  }

  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void aMessageForNoOperationIsAFault(SampleCall call) throws Exception {
    for (String payload :
        new String[] {"", "<Other/>", "<" + call.method() + " xmlns=\"urn:x\"/>"}) {
      String soap11 = TravelServer.envelope(SoapVersion.V11, "", payload);
      String soap12 = TravelServer.envelope(SoapVersion.V12, "", payload);

      assertFault(raw.post(call.path(), soap11, "Content-Type: text/xml"), "Client", NO_ACTION);
      assertFault(raw.post(call.path(), soap12, "Content-Type: text/xml"), "Sender", NO_ACTION);
      assertFault(raw.post(call.path(), soap12, SOAP12), "Sender", NO_ACTION);
      assertFault(
          raw.post(call.path(), soap12, SOAP12 + "; action=\"urn:x\""), "Sender", NO_ACTION);
    }
  }

  /** A method of one service is none of another's. */
  @ParameterizedTest
  @CsvSource({"RENOTIFY, LOGIN", "STATE_CHANGES, RENOTIFY", "RESERVE, STATE_CHANGES"})
  void aMethodIsOfItsServiceOnly(SampleCall call, SampleCall other) throws Exception {
    String message = call.message(SoapVersion.V12, token);

    assertFault(raw.post(other.path(), message, SOAP12), "Sender", NO_ACTION);
  }

  /** The action names the method; an element of another name holds no parameters of it. */
  @ParameterizedTest
  @CsvSource({"RENOTIFY, Не указан номер заказа", "STATE_CHANGES, Не указана дата начала выборки"})
  void aMatchingActionIsFollowedEvenWithAnotherElement(SampleCall call, String text)
      throws Exception {
    for (String payload : new String[] {"<Other xmlns=\"urn:x\"/>", ""}) {
      String message = TravelServer.envelope(SoapVersion.V12, call.header(token), payload);

      var answer = raw.post(call.path(), message, SOAP12 + "; action=\"" + call.action() + "\"");
      assertThat(answer.body()).contains(call.answered(), text);
    }
  }
}
