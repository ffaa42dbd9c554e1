package dev.postorder.calllog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalMaskTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"contactPersons\":[{\"name\":\"Орлова Мария\"}]}",
        "{\"phoneNumbers\":[{\"number\":\"79119876501\",\"ext\":\"12\"}]}",
        "{\"a\":{\"email\" : \"orlova@example.org\"}}",
        "{\"note\":\"звоните ему: +7 (911) 987-65-01\"}",
        "{\"address\":\"г. Тверь, ул. Орлова \\\"3\\\"\"}",
        "{\"document\":{\"type\":\"passport\",\"serial\":\"4509\",\"number\":123456}}",
        "<a><name>Орлова</name><phone>79119876501</phone></a>",
        "<ns:PassengerName a=\"1\">Орлова</ns:PassengerName>",
        "<p name=\"Орлова\" Email='orlova@example.org'/>",
        "{\"name\":\"Орлова М"
      })
  void whatTellsWhoSomebodyIsIsHidden(String body) {
    assertThat(PersonalMask.mask(body))
        .contains("***")
        .doesNotContain("Орлова", "orlova", "9876501", "987-65", "4509", "123456", "\"12\"");
  }

  @Test
  void theRestStaysAsItWas() {
    String body =
        "{\"requestID\":112,\"orderID\":\"2600395000773\",\"state\":\"inway\",\"totalWeight\":31.5,"
            + "\"produceDate\":\"2026-12-01\",\"callId\":\"0199f0c2-7d3a-7c31-8d52-3a1f0f4e9b10\"}";
    assertThat(PersonalMask.mask(body)).isEqualTo(body);
    assertThat(PersonalMask.mask("<id_Reserve>79119876</id_Reserve>"))
        .isEqualTo("<id_Reserve>79119876</id_Reserve>");
    assertThat(PersonalMask.mask("")).isEmpty();
  }

  @Test
  void aLineKeepsItsWords() {
    assertThat(PersonalMask.line("letter to anna@example.org, SMS to 79161234567"))
        .isEqualTo("letter to ***, SMS to ***");
  }

  @Test
  void aLongBodyIsMaskedInTimeThatGrowsWithItsLength() {
    String body = "{\"name\":\"" + "\\\\".repeat(25_000);
    assertThat(PersonalMask.mask(body)).contains("***").hasSizeLessThan(100);
    assertThat(PersonalMask.mask("a".repeat(50_000))).hasSize(50_000);
    assertThat(PersonalMask.mask("<name ".repeat(8_000))).hasSize(48_000);
  }
}
