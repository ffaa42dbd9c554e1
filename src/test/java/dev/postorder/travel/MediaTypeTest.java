package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/soap+xml; charset=utf-8; action=\"http://corteos.ru/Renotify\"",
        "application/soap+xml;action=http://corteos.ru/Renotify;charset=utf-8",
        "Application/SOAP+xml ; Action = \"http://corteos.ru/Renotify\" ; CHARSET=\"utf-8\"",
      })
  void parametersStandInAnyOrderQuotedOrNot(String header) {
    assertThat(MediaType.parse(header))
        .isEqualTo(
            new MediaType(
                "application/soap+xml",
                Optional.of("utf-8"),
                Optional.of("http://corteos.ru/Renotify")));
  }

  @Test
  void aSemicolonInQuotesSeparatesNothing() {
    assertThat(MediaType.parse("text/xml; action=\"a;charset=b\"").action())
        .contains("a;charset=b");
    assertThat(MediaType.parse("text/xml; action=\"a;charset=b\"").charset()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/xml", "text/xml;", "text/xml; ; x", "text/xml; charset"})
  void rubbishIsPassedOver(String header) {
    assertThat(MediaType.parse(header))
        .isEqualTo(new MediaType("text/xml", Optional.empty(), Optional.empty()));
  }
}
