package dev.postorder.freight.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.Golden;
import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the finding methods answer, success and each error, in both formats, to the letter. */
final class SearchGoldenTest {
  private static final String ORDERS = "v3/orders";
  private static final String HISTORY = "v3/orders/statuses_history";
  private static Shelf shelf;

  @BeforeAll
  static void start() {
    shelf = new Shelf();
  }

  @AfterAll
  static void stop() {
    shelf.close();
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        at(ORDERS, "success-by-number", 200, "'docIds':['${waybill}']"),
        at(ORDERS, "success-some-unknown", 200, "'docIds':['${arrived}','${foreign}','7']"),
        at(
            ORDERS,
            "success-by-own-number",
            200,
            "'orderNumber':'ИМ-7788','orderDate':'2026-01-31'"),
        at(ORDERS, "success-by-barcode", 200, "'barcode':'${barcode}'"),
        at(ORDERS, "success-by-cargo-place", 200, "'cargoPlaces':['МЕСТО-1','other']"),
        at(ORDERS, "success-by-label", 200, "'shipmentLabelCargoPlace':'МЕСТО-1'"),
        at(ORDERS, "success-list", 200, ""),
        at(ORDERS, "success-tracing", 200, "'states':'arrived','orderDatesAdditional':true"),
        at(ORDERS, "success-empty", 200, "'states':['delivery'],'dateStart':'2026-02-01'"),
        at(ORDERS, "order-unknown", 400, "'docIds':['${foreign}','no such']"),
        at(ORDERS, "own-number-unknown", 400, "'orderNumber':'ИМ-7788','orderDate':'2026-01-30'"),
        at(ORDERS, "barcode-unknown", 400, "'barcode':'2000000000017'"),
        at(ORDERS, "cargo-place-unknown", 400, "'cargoPlaces':'МЕСТО-2'"),
        at(ORDERS, "exclusive", 400, "'docIds':'1','barcode':'2','orderNumber':'3'"),
        at(ORDERS, "too-many", 400, "'docIds':[1,2,3,4,5,6]"),
        at(ORDERS, "not-in-list", 400, "'states':['draft','lost','cancelled'],'orderBy':'state'"),
        at(
            ORDERS,
            "wrong-types",
            400,
            "'dateStart':'1.2.2026','dateEnd':'2026-02-30','lastUpdate':'now','page':'x',"
                + "'states':[],'orderDatesAdditional':'maybe'"),
        at(ORDERS, "page-out-of-limit", 400, "'page':0"),
        at(HISTORY, "success", 200, "'docIds':['${arrivedNumber}','${draft}']"),
        at(HISTORY, "success-some-unknown", 200, "'docIds':['${waybill}','${foreign}']"),
        at(HISTORY, "success-by-own-number", 200, "'webOrderNumber':'ИМ-7788'"),
        at(HISTORY, "order-unknown", 400, "'docIds':'${foreign}'"),
        at(HISTORY, "fields-missing", 400, ""),
        at(HISTORY, "exclusive", 400, "'docIds':'1','webOrderNumber':'2'"),
        at(HISTORY, "too-many", 400, "'docIds':[1,2,3,4,5,6]"),
        at(HISTORY, "wrong-types", 400, "'docIds':[{'a':1}]"),
        at("v1/references/statuses", "success", 200, ""));
  }

  private static Arguments at(String method, String name, int status, String fields) {
    return Arguments.of(method, name, status, fields);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void isAnswered(String method, String name, int status, String fields) {
    for (Format format : Format.values()) {
      ObjectNode body = shelf.world.with(shelf.world.session);
      body.setAll(fields(shelf, fields));
      HttpResponse<String> answer = shelf.call(method, format, body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      Golden.check(method + "/" + name, format, answer.body(), shelf.names());
    }
  }

  static ObjectNode fields(Shelf shelf, String fields) {
    String json = "{" + fields.replace('\'', '"') + "}";
    for (var name : shelf.names().entrySet()) {
      json = json.replace("${" + name.getKey() + "}", name.getValue());
    }
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void aLevelThreeUserSeesAllButTheUid(Format format) {
    ObjectNode body = shelf.world.with(shelf.world.reader);
    body.put("docIds", shelf.arrivedNumber);
    HttpResponse<String> answer = shelf.call(ORDERS, format, body);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(shelf.arrivedNumber).doesNotContain("customerUid");
  }

  static Stream<Format> readers() {
    return Stream.of(Format.values());
  }
}
