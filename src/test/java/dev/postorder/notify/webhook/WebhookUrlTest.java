package dev.postorder.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.org, https://example.org, example.org:443",
    "HTTPS://Example.ORG/Path?q=1, https://example.org/Path?q=1, example.org:443",
    "http://example.org:8080/a, http://example.org:8080/a, example.org:8080",
    "https://пример.рф/хук, https://xn--e1afmkfd.xn--p1ai/%D1%85%D1%83%D0%BA,"
        + " xn--e1afmkfd.xn--p1ai:443",
    "https://[2A00::1]:8443/x, https://[2a00::1]:8443/x, [2a00::1]:8443",
    "https://example.org./x, https://example.org/x, example.org:443",
    "https://4chan.example/, https://4chan.example/, 4chan.example:443",
    "https://203.0.113.5/x, https://203.0.113.5/x, 203.0.113.5:443"
  })
  void isReadAndWrittenInAscii(String given, String text, String host) {
    WebhookUrl url = WebhookUrl.parse(given).orElseThrow();
    assertThat(url.text()).isEqualTo(text);
    assertThat(url.host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https://",
        "https:///x",
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "https://example.org/#part",
        "https://example.org:25/",
        "https://example.org：25/",
        "https://user＠example.org/",
        "https://ex℀mple.org/",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://exa mple.org/",
        "https://example.org/a b",
        "https://a_b.example.org/",
        "https://example.org\\@127.0.0.1/",
        "https://[::1",
        "https://[fe80::1%25lo]/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.1./",
        "https://１２７.１/",
        "https://a.b.1/",
        "javascript:alert(1)"
      })
  void whatCannotBePostedToIsNone(String given) {
    assertThat(WebhookUrl.parse(given)).isEmpty();
  }

  @Test
  void isNotEndless() {
    assertThat(WebhookUrl.parse("https://example.org/" + "a".repeat(WebhookUrl.LONGEST))).isEmpty();
  }
}
