package dev.postorder.freight.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.document.Pdf;
import dev.postorder.freight.Golden;
import dev.postorder.freight.World;
import dev.postorder.freight.wire.Format;
import dev.postorder.order.DocumentUid;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** v1/printable and v1/customers/request/pdf: every answer in both formats. */
final class PrintMethodsTest {
  private static final String PRINTABLE = "v1/printable";
  private static final String REQUEST = "v1/customers/request/pdf";
  private static final Pattern BASE64 = Pattern.compile("JVBERi0[A-Za-z0-9+/]+=*");
  private static final Pattern LINK = Pattern.compile("/documents/([A-Za-z0-9_-]{44})\\.pdf");

  private static World world;
  private static int requestId;
  private static int draft;
  private static int finished;

  @BeforeAll
  static void start() {
    world = new World("calllog.bodies=all");
    requestId = world.create(world.order(world.session, true, "Тверь, ул. Ткача, 3"));
    draft = world.draft("Тверь, ул. Ткача, 3");
    finished = world.create(world.order(world.session, true, "Тверь, ул. Ткача, 3"));
    world
        .server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update orders set state = 'finished' where request_id = ?", finished));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private record Case(String name, String method, int status, Map<String, String> body) {}

  private static Stream<Case> cases() {
    String uid = DocumentUid.of(requestId);
    return Stream.of(
        new Case("success", PRINTABLE, 200, Map.of("docUID", uid, "mode", "order")),
        new Case(
            "success-giveout",
            PRINTABLE,
            200,
            Map.of("docUID", DocumentUid.of(finished), "mode", "giveout")),
        new Case("fields-missing", PRINTABLE, 400, Map.of()),
        new Case("mode-unknown", PRINTABLE, 400, Map.of("docUID", uid, "mode", "photo")),
        new Case("order-unknown", PRINTABLE, 400, Map.of("docUID", "0x1", "mode", "order")),
        new Case("bill-unavailable", PRINTABLE, 400, Map.of("docUID", uid, "mode", "bill")),
        new Case("invoice-unavailable", PRINTABLE, 400, Map.of("docUID", uid, "mode", "invoice")),
        new Case("giveout-unavailable", PRINTABLE, 400, Map.of("docUID", uid, "mode", "giveout")),
        new Case(
            "order-unavailable",
            PRINTABLE,
            400,
            Map.of("docUID", DocumentUid.of(draft), "mode", "order")),
        new Case("success", REQUEST, 200, Map.of("requestID", String.valueOf(requestId))),
        new Case("success-draft", REQUEST, 200, Map.of("requestID", String.valueOf(draft))),
        new Case("fields-missing", REQUEST, 200, Map.of()),
        new Case("order-unknown", REQUEST, 200, Map.of("requestID", "999999999")));
  }

  static Stream<Arguments> answers() {
    return cases()
        .flatMap(one -> Arrays.stream(Format.values()).map(format -> Arguments.of(one, format)));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void theAnswerIsAsItsGoldenFile(Case one, Format format) {
    ObjectNode body = world.with(world.session);
    one.body().forEach(body::put);
    HttpResponse<String> answer = world.call(path(one.method(), format), body);
    assertThat(answer.statusCode()).isEqualTo(one.status());
    golden(one.method() + "/" + one.name(), format, answer.body());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void wrongTypesAreRefused(Format format) {
    ObjectNode printable = world.with(world.session);
    printable.putObject("docUID").put("a", "1");
    printable.putObject("mode").put("a", "1");
    golden(
        PRINTABLE + "/wrong-types", format, world.call(path(PRINTABLE, format), printable).body());
    ObjectNode request = world.with(world.session);
    request.putObject("requestID").put("a", "1");
    golden(REQUEST + "/wrong-types", format, world.call(path(REQUEST, format), request).body());
  }

  private static void golden(String name, Format format, String answer) {
    var values = new HashMap<String, String>();
    values.put("url", world.server.wiring().publicUrl().toString());
    String named = BASE64.matcher(answer).replaceAll("\\${pdf}");
    var link = LINK.matcher(named);
    Golden.check(
        name, format, link.find() ? named.replace(link.group(1), "${link}") : named, values);
  }

  @Test
  void theFormsAreOfTheOrderByAnyOfItsNumbers() {
    String number = world.number(requestId);
    assertThat(pdf(PRINTABLE, "docUID", DocumentUid.of(requestId), world.session).text())
        .contains("Накладная № " + number, "ООО Ромашка", "ИП Петров", "Тверь, ул. Ткача, 3");
    assertThat(pdf(PRINTABLE, "docUID", number, world.reader).barcode()).isEqualTo(number);
    assertThat(pdf(REQUEST, "requestID", number, world.session).text())
        .contains("Заявка на перевозку груза № " + requestId);
    assertThat(pdf(REQUEST, "requestID", String.valueOf(draft), world.session).barcode())
        .isEqualTo(String.valueOf(draft));
  }

  private static Pdf pdf(String method, String key, String value, String session) {
    ObjectNode body = world.with(session).put(key, value).put("mode", "order");
    String answer = world.call(path(method, Format.JSON), body).body();
    var base64 = BASE64.matcher(answer);
    assertThat(base64.find()).as(answer).isTrue();
    return Pdf.read(Base64.getDecoder().decode(base64.group()));
  }

  @ParameterizedTest
  @EnumSource(PrintMode.class)
  void anOrderOfAStrangerIsNone(PrintMode mode) {
    for (String uid : new String[] {DocumentUid.of(finished), world.number(finished)}) {
      ObjectNode body = world.with(world.stranger).put("docUID", uid);
      body.put("mode", PrintMode.CODES.get(mode.ordinal()));
      golden(
          PRINTABLE + "/order-unknown",
          Format.JSON,
          world.call(path(PRINTABLE, Format.JSON), body).body());
    }
    ObjectNode body = world.with(world.stranger).put("requestID", String.valueOf(requestId));
    golden(
        REQUEST + "/order-unknown",
        Format.JSON,
        world.call(path(REQUEST, Format.JSON), body).body());
  }

  @Test
  void theCallLogKeepsNoWholeDocument() {
    pdf(PRINTABLE, "docUID", DocumentUid.of(requestId), world.session);
    String longest =
        world.awaitSome(
            "select coalesce(max(octet_length(e.answer)), 0) from call_exchange e join call c on"
                + " c.id = e.call_id where c.message = 'v1/printable' and c.outcome = 'ok'");
    assertThat(Integer.parseInt(longest)).isBetween(1, 4096);
  }

  private static String path(String method, Format format) {
    return "/" + method + (format == Format.JSON ? ".json" : ".xml");
  }
}
