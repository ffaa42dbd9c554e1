package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.backoffice.BackOffice.Reply;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class ApiLimitTest {
  private static String header(Reply reply, String name) {
    return reply.http().headers().firstValue(name).orElse("");
  }

  @Test
  void everyAnswerTellsWhatIsLeftAndOneTooManyIsRefused() {
    try (var office = new BackOffice("limits.api-calls-per-minute=2")) {
      Reply first = office.get("/changes");
      assertThat(first.status()).isEqualTo(200);
      assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"key\";q=2;w=60");
      assertThat(header(first, "RateLimit")).isEqualTo("\"key\";r=1;t=30");
      Reply refused = office.get("/orders/1");
      assertThat(refused.status()).isEqualTo(404);
      assertThat(header(refused, "RateLimit")).startsWith("\"key\";r=0;t=");
      Reply third = office.get("/changes");
      assertThat(third.status()).isEqualTo(429);
      assertThat(third.code()).isEqualTo("too-many-calls");
      assertThat(header(third, "Retry-After")).matches("[1-9]|[12][0-9]|30");
      assertThat(header(third, "RateLimit")).matches("\"key\";r=0;t=(5[0-9]|60)");
      String other =
          office
              .jdbi()
              .withHandle(
                  handle ->
                      new Directory(Clock.systemUTC())
                          .addKey(handle, KeyKind.API_KEY, "other")
                          .orElseThrow());
      int status =
          office.server().get("/api/v1/changes", "Authorization", "Bearer " + other).statusCode();
      assertThat(status).isEqualTo(200);
    }
  }

  @Test
  void nothingIsToldWhereNothingIsLimited() {
    try (var office = new BackOffice()) {
      assertThat(header(office.get("/changes"), "RateLimit")).isEmpty();
    }
  }
}
