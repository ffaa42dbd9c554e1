package dev.postorder.freight.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FieldsTest {
  private final Faults faults = new Faults();

  @Test
  void scalarsConvertFreely() {
    Fields fields =
        json("{\"n\":\"12\",\"t\":1900395024773,\"f\":\"TRUE\",\"g\":1,\"d\":\"1.50\"}");
    assertThat(fields.integer("N")).contains(12L);
    assertThat(fields.text("t")).contains("1900395024773");
    assertThat(fields.flag("f")).contains(true);
    assertThat(fields.flag("g")).contains(true);
    assertThat(fields.text("f")).contains("TRUE");
    assertThat(fields.decimal("d")).hasToString("Optional[1.50]");
    assertThat(fields.integer("absent")).isEmpty();
    assertThat(faults.none()).isTrue();
  }

  @Test
  void caseAndUnderscoresOfKeysDoNotCount() {
    Fields fields =
        json("{\"PRODUCEDATE\":\"2026-12-01\",\"freight_uid\":\"a\",\"full_info\":true}");
    assertThat(fields.date("produce_date")).hasToString("Optional[2026-12-01]");
    assertThat(fields.text("freightUID")).contains("a");
    assertThat(fields.flag("fullInfo")).contains(true);
    assertThat(fields.text("freight")).isEmpty();
    assertThat(json("{\"a_b\":1,\"aB\":2}").integer("ab")).contains(1L);
  }

  @Test
  void oneBareValueIsAnArrayOfOne() {
    Fields fields = json("{\"ids\":7,\"people\":{\"name\":\"A\"}}");
    assertThat(fields.integers("ids", 3)).contains(List.of(7L));
    assertThat(fields.objects("people", 3).orElseThrow().getFirst().text("name")).contains("A");
  }

  @Test
  void allFaultsAreCollectedWithTheirPaths() {
    Fields fields =
        json(
            "{\"a\":{\"ids\":[1,\"x\",{}],\"many\":[1,2,3,4],\"none\":[],\"date\":\"2020-02-30\"}}");
    Fields a = fields.object("a").orElseThrow();
    a.integers("ids", 3);
    a.integers("many", 3);
    a.integers("none", 3);
    a.date("date");
    a.requiredText("name");
    a.requiredObject("thing");
    fields.text("a");
    assertThat(faults.all().stream().map(f -> f.error().code() + " " + f.fields().getFirst()))
        .containsExactly(
            "110002 a.ids.1",
            "110002 a.ids.2",
            "180008 a.many",
            "110002 a.none",
            "110002 a.date",
            "110003 a.name",
            "110003 a.thing",
            "110002 a");
  }

  @Test
  void nullAndEmptyAreAbsent() {
    Fields fields = json("{\"a\":null,\"b\":\"\",\"c\":{\"d\":\"\"}}");
    assertThat(fields.text("a")).isEmpty();
    assertThat(fields.integer("b")).isEmpty();
    assertThat(fields.requiredObject("c")).isEmpty();
    fields.exclusive("a", "b");
    assertThat(faults.all()).containsExactly(Fault.of(FreightError.REQUIRED, "c"));
  }

  @Test
  void numbersOutOfRangeAreFaultsNotFailures() {
    Fields fields =
        json("{\"a\":\"9223372036854775808\",\"b\":\"1e99\",\"c\":\"1.5\",\"d\":\"1e2\"}");
    assertThat(fields.integer("a")).isEmpty();
    assertThat(fields.integer("b")).isEmpty();
    assertThat(fields.integer("c")).isEmpty();
    assertThat(fields.integer("d")).contains(100L);
    assertThat(faults.all()).hasSize(3);
  }

  @Test
  void charactersThatXmlCannotCarryAreFound() {
    Characters.check(
        json("{\"a\":{\"b\":[\"\\u0000\",\"ok\",\"\\ud800\"]},\"c\":\"\\ud83d\\ude00\",\"d\":1e9999}")
            .node(),
        faults);
    assertThat(faults.all().stream().map(f -> f.fields().getFirst()))
        .containsExactly("a.b.0", "a.b.2", "d");
  }

  @Test
  void faultsAreBounded() {
    for (int i = 0; i < 5000; i++) {
      faults.required("a." + i);
    }
    assertThat(faults.all()).hasSize(1000);
  }

  private Fields json(String text) {
    try {
      return Fields.of(
          BodyReader.read(Format.JSON, text.getBytes(StandardCharsets.UTF_8), Optional.empty()),
          faults);
    } catch (UnreadableBody e) {
      throw new AssertionError(e);
    }
  }
}
