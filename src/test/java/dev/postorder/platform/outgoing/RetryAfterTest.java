package dev.postorder.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryAfterTest {

  @ParameterizedTest
  @CsvSource({
    "120, PT2M",
    "'Wed, 01 Jan 2031 10:00:30 GMT', PT30S",
    "'Wed, 01 Jan 2031 09:00:00 GMT',",
    "0,",
    "-1,",
    "99999999999999999999,",
    "soon,",
    "'',",
  })
  void saysWhenToComeAgain(String said, Duration expected) {
    var response = new BasicHttpResponse(503);
    response.addHeader("Date", "Wed, 01 Jan 2031 10:00:00 GMT");
    response.addHeader("Retry-After", said);

    assertThat(RetryAfter.of(response)).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void aDateSaysNothingWithoutOneToCountFrom() {
    var response = new BasicHttpResponse(503);
    response.addHeader("Retry-After", "Wed, 01 Jan 2031 10:00:30 GMT");

    assertThat(RetryAfter.of(response)).isEmpty();
    assertThat(RetryAfter.of(new BasicHttpResponse(503))).isEmpty();
  }
}
