package dev.postorder.platform.outgoing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/** When an answer wants to be asked again (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /**
   * The seconds that it says, or the time from its own Date to the one it says, so that its clock
   * may be wrong. Empty when it says nothing that makes sense.
   */
  static Optional<Duration> of(HttpResponse response) {
    Optional<String> said = header(response, HttpHeaders.RETRY_AFTER);
    Optional<Duration> seconds =
        said.filter(text -> text.length() <= MOST_DIGITS)
            .filter(text -> !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9'))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    return seconds
        .or(
            () ->
                said.flatMap(RetryAfter::date)
                    .flatMap(
                        until ->
                            header(response, HttpHeaders.DATE)
                                .flatMap(RetryAfter::date)
                                .map(now -> Duration.between(now, until))))
        .filter(Duration::isPositive);
  }

  private static Optional<String> header(HttpResponse response, String name) {
    return Optional.ofNullable(response.getFirstHeader(name))
        .map(Header::getValue)
        .map(String::strip);
  }

  private static Optional<Instant> date(String text) {
    return Optional.ofNullable(DateUtils.parseStandardDate(text));
  }
}
