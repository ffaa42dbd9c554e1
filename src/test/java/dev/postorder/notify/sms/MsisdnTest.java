package dev.postorder.notify.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MsisdnTest {

  @ParameterizedTest
  @CsvSource({
    "79161234567, 79161234567",
    "+79161234567, 79161234567",
    "89161234567, 79161234567",
    "9161234567, 79161234567",
    "8 (916) 123-45-67, 79161234567",
    "375291234567, 375291234567",
    "84912345678, 84912345678",
    "4957777777,",
    "8123334455,",
    "1234567,",
    "0123456789012,",
    "1234567890123456,",
    "79161234567 доб. 12,",
    "'',",
  })
  void isInternationalOrNone(String number, String expected) {
    assertThat(Msisdn.of(number).map(Msisdn::digits)).isEqualTo(Optional.ofNullable(expected));
  }
}
