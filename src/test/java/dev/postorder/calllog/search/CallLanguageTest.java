package dev.postorder.calllog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallLanguageTest {
  private static final String SECRET = "11111111-2222-3333-4444-555555555555";

  @Test
  void wordsKeysMinusAndQuotes() {
    assertThat(terms("session:A1B2C3D4E5F6 -outcome:ok message:\"change contacts\" Иванов -слово"))
        .containsExactly(
            Term.of(Key.SESSION, "A1B2C3D4E5F6"),
            new Term(Key.OUTCOME, true, "ok"),
            Term.of(Key.MESSAGE, "change contacts"),
            Term.of(Key.TEXT, "Иванов"),
            new Term(Key.TEXT, true, "слово"));
    assertThat(terms("\"a \\\"b\\\" c\"")).containsExactly(Term.of(Key.TEXT, "a \"b\" c"));
    assertThat(terms("SOURCE:api")).containsExactly(Term.of(Key.SOURCE, "api"));
    assertThat(terms("")).isEmpty();
  }

  @Test
  void aWordAloneIsWhatItLooksLike() {
    assertThat(terms("A1B2C3D4E5F6 2600000000017 WAREHOUSINGS \"A1B2C3D4E5F6\""))
        .extracting(Term::key)
        .containsExactly(Key.SESSION, Key.ORDER, Key.TEXT, Key.TEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "sesion:A1B2C3D4E5F6, UNKNOWN_KEY",
    "session:, NO_VALUE",
    "message:\"\", NO_VALUE",
    "\"open, OPEN_QUOTE",
    "session:abc, SESSION",
    "source:web, SOURCE",
    "order:12x, ORDER",
    "order:99999999999, ORDER",
    "outcome:error, OUTCOME",
    "status:600, STATUS",
    "status:6xx, STATUS",
    "duration:500ms, DURATION",
    "duration:>5h, DURATION",
    "ip:somewhere, IP",
    "text:\"--\", TEXT",
  })
  void whatIsWrongIsNamed(String text, Fault.Kind kind) {
    assertThat(CallLanguage.parse(text, true))
        .isInstanceOfSatisfying(
            Parsed.Faulty.class,
            faulty -> assertThat(faulty.faults()).extracting(Fault::kind).containsExactly(kind));
  }

  @Test
  void allFaultsAreToldAtOnceAndAnUnknownKeyNamesTheKnown() {
    var faulty = (Parsed.Faulty) CallLanguage.parse("foo:1 source:x bar:2", true);
    assertThat(faulty.faults()).hasSize(3);
    assertThat(faulty.faults().getFirst().kind().says())
        .contains(
            "session, message, source, order, customer, user, operator, outcome, status, ip,"
                + " duration, text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status:404",
        "status:5xx",
        "status:>=400",
        "duration:>500ms",
        "duration:<=2s",
        "duration:<100",
        "ip:::1",
        "order:7",
        "-status:200"
      })
  void figuresAreCompared(String text) {
    assertThat(terms(text)).hasSize(1);
  }

  @Test
  void comparisonsHaveTheirBounds() {
    assertThat(Comparison.duration(">500ms")).contains(new Comparison(500_001, Long.MAX_VALUE));
    assertThat(Comparison.duration("<=2s")).contains(new Comparison(0, 2_000_000));
    assertThat(Comparison.status("4xx")).contains(new Comparison(400, 499));
    assertThat(Comparison.status("<400")).contains(new Comparison(0, 399));
  }

  @Test
  void secretsGiveWayToTheirNames() {
    assertThat(
            Typed.withoutSecrets(
                "session:" + SECRET + " -outcome:ok", any -> Optional.of("A1B2C3D4E5F6")))
        .isEqualTo("session:A1B2C3D4E5F6 -outcome:ok");
    for (String typed :
        List.of(
            "session:" + SECRET,
            "session:\"" + SECRET + "\"",
            SECRET,
            "\"" + SECRET + "\"",
            "text:" + SECRET,
            "-session:" + SECRET,
            "dl-api-abcdefgh",
            "session:anything")) {
      assertThat(Typed.withoutSecrets(typed, any -> Optional.empty()))
          .as(typed)
          .endsWith("session:unknown");
    }
    String customer = "customer:" + SECRET;
    assertThat(Typed.withoutSecrets(customer, any -> Optional.empty())).isEqualTo(customer);
    assertThat(Typed.withoutSecrets(customer, any -> Optional.of("A1B2C3D4E5F6")))
        .isEqualTo("session:A1B2C3D4E5F6");
    String plain = "session:A1B2C3D4E5F6  message:x \"a b\"";
    assertThat(Typed.withoutSecrets(plain, any -> Optional.empty())).isEqualTo(plain);
  }

  @Test
  void theIdOfACallIsKnownFromASecret() {
    assertThat(Typed.callId(" 019ab1c2-0000-7123-8123-0123456789ab ")).isPresent();
    assertThat(Typed.callId(SECRET)).isEmpty();
    assertThat(Typed.callId("x")).isEmpty();
  }

  @Property(tries = 300)
  void anyTextIsReadWithoutFailing(@ForAll @StringLength(max = 200) String text) {
    assertThat(CallLanguage.parse(text, true)).isNotNull();
    assertThat(Typed.withoutSecrets(text, any -> Optional.empty())).isNotNull();
  }

  @Property(tries = 300)
  void whatIsUnderstoodIsWrittenSoThatItIsReadAgain(@ForAll("filters") CallFilter filter) {
    assertThat(CallLanguage.parse(filter.toString(), true))
        .isEqualTo(new Parsed.Understood(filter));
  }

  @Provide
  static Arbitrary<CallFilter> filters() {
    Arbitrary<Term> free =
        Combinators.combine(
                Arbitraries.of(Key.MESSAGE, Key.USER, Key.OPERATOR, Key.TEXT),
                Arbitraries.of(true, false),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(12).map(text -> text + "a"))
            .as(Term::new);
    Arbitrary<Term> fixed =
        Arbitraries.of(
            Term.of(Key.SESSION, "A1B2C3D4E5F6"),
            Term.of(Key.ORDER, "17"),
            new Term(Key.STATUS, true, ">=400"),
            Term.of(Key.DURATION, "<=20ms"));
    return Arbitraries.oneOf(free, fixed).list().ofMaxSize(8).map(CallFilter::new);
  }

  private static List<Term> terms(String text) {
    return ((Parsed.Understood) CallLanguage.parse(text, true)).filter().terms();
  }
}
