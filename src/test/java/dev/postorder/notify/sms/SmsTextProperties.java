package dev.postorder.notify.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text is, its segments fit and are the text. */
final class SmsTextProperties {
  private static final String BASIC = "@£$¥èé\n\rΔ_ΦΞÆ !0123456789abcXYZäöñüà";
  private static final String EXTENSION = "\f^{}\\[~]|€";

  @Property
  void segmentsFitAndAreTheText(@ForAll("texts") String text) {
    SmsText sms = SmsText.of(text);
    int most =
        switch (sms.encoding()) {
          case GSM7 -> sms.count() == 1 ? 160 : 153;
          case UCS2 -> 2 * (sms.count() == 1 ? 70 : 67);
        };

    assertThat(String.join("", sms.segments())).isEqualTo(text);
    assertThat(sms.octets()).hasSize(sms.count()).allMatch(octets -> octets.length <= most);
  }

  @Property
  void septetsAreBelow128AndNoSegmentEndsWithAnEscape(@ForAll("ofTheAlphabet") String text) {
    SmsText sms = SmsText.of(text);

    assertThat(sms.encoding()).isEqualTo(SmsText.Encoding.GSM7);
    for (byte[] segment : sms.octets()) {
      for (byte septet : segment) {
        assertThat(septet).isNotNegative();
      }
      assertThat(segment.length == 0 || segment[segment.length - 1] != 0x1B).isTrue();
    }
  }

  @Property
  void noSegmentBeginsWithTheSecondHalfOfAPair(@ForAll("texts") String text) {
    List<String> segments = SmsText.of(text + "я").segments();

    for (int i = 1; i < segments.size(); i++) {
      boolean second = Character.isLowSurrogate(segments.get(i).charAt(0));
      boolean first =
          Character.isHighSurrogate(segments.get(i - 1).charAt(segments.get(i - 1).length() - 1));
      assertThat(first && second).isFalse();
    }
  }

  @Property
  void aSegmentIsOnlyBegunWhenTheLastOneIsFull(@ForAll("texts") String text) {
    SmsText sms = SmsText.of(text);

    int full = sms.encoding() == SmsText.Encoding.GSM7 ? 152 : 132;
    assertThat(sms.octets().subList(0, sms.count() - 1)).allMatch(octets -> octets.length >= full);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        ofTheAlphabet(),
        Arbitraries.strings().ofMaxLength(700),
        Arbitraries.of("я", "a", "€", "😀", "\uD83D", "7 ")
            .list()
            .ofMaxSize(400)
            .map(parts -> String.join("", parts)));
  }

  @Provide
  Arbitrary<String> ofTheAlphabet() {
    return Arbitraries.strings().withChars((BASIC + EXTENSION).toCharArray()).ofMaxLength(700);
  }
}
