package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd but right messages (section 2), over sockets. */
class OddMessagesTest {
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

  private static String success(SampleCall call) {
    return switch (call) {
      case RENOTIFY -> "<ResponseDetails>true</ResponseDetails>";
      case RESERVE -> "<GetSimpleReserveByIdResult id_Reserve=\"" + TravelServer.COMPLETED + "\"";
      case RESERVE_V2 -> "<ResponseDetails id_Reserve=\"" + TravelServer.COMPLETED + "\"";
      case STATE_CHANGES -> "<Errors/><ResponseDetails/>";
      case LOGIN -> "<TokenValue>";
      case DESTROY_TOKEN -> "Токен недействителен";
    };
  }

  static Stream<Arguments> every() {
    return Stream.of(SampleCall.values())
        .flatMap(
            call -> Stream.of(SoapVersion.values()).map(version -> Arguments.of(call, version)));
  }

  private static void assertFine(SampleCall call, SoapVersion version, String message)
      throws Exception {
    var answer =
        raw.post(
            call.path(), message, "Content-Type: " + version.mediaType() + ";charset=\"UTF-8\"");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains(success(call));
  }

  @ParameterizedTest
  @MethodSource("every")
  void prefixesOnTheEnvelopeCommentsCdataAndLeadingNewlinesAreFine(
      SampleCall call, SoapVersion version) throws Exception {
    String parameters =
        call.payload()
            .replaceAll("^<[^>]*>|</[^>]*>$", "")
            .replaceAll(
                "<(\\w+)>([^<]*)</(\\w+)>", "\n<!-- c --><q:$1 a='b'><![CDATA[$2]]></q:$3>");
    String message =
        """


        <?xml version='1.0'?><!-- a --><?pi x?><e:Envelope q:x='1' xmlns:q='%1$s' xmlns:e='%2$s'>
        <e:Header/><e:Header><!-- h --><Unknown xmlns='urn:x' e:mustUnderstand='0'/>
        <q:AuthHeader e:mustUnderstand='1'><q:More/><q:Token> <![CDATA[%3$s]]></q:Token></q:AuthHeader></e:Header>
        <e:Body xml:lang='ru'><!-- b -->
        <q:%4$s a='b'><q:more><q:id_Reserve>7</q:id_Reserve></q:more>%5$s
        </q:%4$s></e:Body></e:Envelope><!-- z -->
        """
            .formatted(
                call.namespace(),
                version.namespace(),
                call == SampleCall.DESTROY_TOKEN ? "none" : token,
                call.method(),
                parameters);

    assertFine(call, version, message);
  }

  @ParameterizedTest
  @MethodSource("every")
  void anEmptyHeaderOrNoneIsFineWhereNoTokenIsNeeded(SampleCall call, SoapVersion version)
      throws Exception {
    String with = "<s:Envelope xmlns:s='%s'><s:Header/><s:Body>%s</s:Body></s:Envelope>";
    String without = "<s:Envelope xmlns:s='%s'><s:Body>%s</s:Body></s:Envelope>";
    for (String form : new String[] {with, without}) {
      var answer =
          raw.post(
              call.path(),
              form.formatted(version.namespace(), call.payload()),
              "Content-Type: " + version.mediaType());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).contains(call.answered());
      assertThat(answer.body().contains("Токен не указан"))
          .isEqualTo(call.authenticated() && call != SampleCall.RESERVE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"  1768311 ", "+1768311", "0001768311", "1<!-- -->768311", "&#49;768311"})
  void numbersInTheirOtherFormsAreFine(String number) throws Exception {
    for (SoapVersion version : SoapVersion.values()) {
      for (SampleCall call : new SampleCall[] {SampleCall.RENOTIFY, SampleCall.RESERVE_V2}) {
        String payload = call.payload("<id_Reserve>" + number + "</id_Reserve>");

        assertFine(call, version, TravelServer.envelope(version, call.header(token), payload));
      }
    }
  }
}
