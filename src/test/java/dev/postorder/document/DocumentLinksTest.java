package dev.postorder.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postorder.document.DocumentLinks.Opened;
import dev.postorder.document.DocumentLinks.Target;
import dev.postorder.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class DocumentLinksTest {
  private static final Target CHANGE = new Target.Change(700001, Long.MAX_VALUE);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final DocumentLinks links = links(1, Duration.ofDays(7));

  private DocumentLinks links(int secret, Duration lifetime) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) secret;
    return new DocumentLinks(bytes, clock, lifetime);
  }

  @Test
  void aLinkOpensWhatItWasSignedFor() {
    assertThat(links.sign(CHANGE)).hasSize(44).matches("[A-Za-z0-9_-]+");
    assertThat(links.open(links.sign(CHANGE))).isEqualTo(new Opened.Valid(CHANGE));
    for (OrderForm form : OrderForm.values()) {
      var order = new Target.Order(Integer.MAX_VALUE, form);
      assertThat(links.open(links.sign(order))).isEqualTo(new Opened.Valid(order));
    }
  }

  @Test
  void itIsTheSameWithinAMinuteAndExpires() {
    String link = links.sign(CHANGE);
    clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(links.open(link)).isInstanceOf(Opened.Valid.class);
    clock.advance(Duration.ofSeconds(1));
    assertThat(links.open(link)).isEqualTo(new Opened.Expired());
  }

  @Test
  void everyChangedBitMakesItUnknown() {
    byte[] link = Base64.getUrlDecoder().decode(links.sign(CHANGE));
    for (int bit = 0; bit < link.length * 8; bit++) {
      byte[] other = link.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      String tampered = Base64.getUrlEncoder().withoutPadding().encodeToString(other);
      assertThat(links.open(tampered)).isEqualTo(new Opened.Unknown());
    }
  }

  @Test
  void whatWeDidNotSignIsUnknownAlsoWhenItWouldHaveExpired() {
    String foreign = links(2, Duration.ofDays(7)).sign(CHANGE);
    clock.advance(Duration.ofDays(30));
    assertThat(links.open(foreign)).isEqualTo(new Opened.Unknown());
    for (String text : new String[] {"", "a", "я", "../../etc/passwd", "A".repeat(44)}) {
      assertThat(links.open(text)).isEqualTo(new Opened.Unknown());
    }
  }

  @Test
  void withoutALifetimeNoLinksAreMade() {
    assertThat(links(1, Duration.ZERO).made()).isFalse();
    assertThat(links.made()).isTrue();
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> new DocumentLinks(new byte[8], clock, Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
