package dev.postorder.travel;

import static dev.postorder.travel.TravelServer.AUTHORIZATION;
import static dev.postorder.travel.TravelServer.EMAIL;
import static dev.postorder.travel.TravelServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Login and DestroyToken (travel specification, section 4). */
class LoginTest {
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
  private static final Duration YEAR = Duration.ofDays(365);

  private static TravelServer server;

  @BeforeAll
  static void start() {
    server = TravelServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String login(String validity) {
    String message = TravelServer.login(EMAIL, PASSWORD, validity);
    return server.post(SoapVersion.V11, AUTHORIZATION, "", message).body();
  }

  private static Instant time(String answer, String element) {
    String text =
        TravelServer.between(answer, "<" + element + ">", "</" + element + ">").orElseThrow();
    return OffsetDateTime.parse(text).toInstant();
  }

  @Test
  void aBareDateIsItsFirstMomentHere() {
    LocalDate day = LocalDate.now(MOSCOW).plusDays(10);

    assertThat(time(login("<validityDate>" + day + "</validityDate>"), "DateValid"))
        .isEqualTo(day.atStartOfDay(MOSCOW).toInstant());
  }

  @Test
  void aDateTimeIsKeptToTheSecond() {
    Instant wish = Instant.now().plus(YEAR.dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);

    assertThat(time(login("<validityDate>" + wish + "</validityDate>"), "DateValid"))
        .isEqualTo(wish);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<validityDate>2099-12-31</validityDate>",
        "<validityDate xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/>",
      })
  void withoutAWishOrWithALongOneTheServersMaximumHolds(String validity) {
    String answer = login(validity);

    assertThat(Duration.between(time(answer, "DateCreate"), time(answer, "DateValid")))
        .isCloseTo(YEAR, Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019-08-31", "0001-01-01T00:00:00", "2020-01-01T00:00:00+03:00"})
  void aWishInThePastIsInvalid(String validity) {
    assertThat(login("<validityDate>" + validity + "</validityDate>"))
        .contains("Type=\"InvalidDataException\"")
        .doesNotContain("AuthToken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "31.12.2099"})
  void aWishThatIsNoDateCannotBeRead(String validity) {
    assertThat(login("<validityDate>" + validity + "</validityDate>"))
        .contains("There is an error in XML document (1, ");
  }

  @Test
  void theEmailMatchesInAnyCaseAndNothingElseDoes() {
    String upper = TravelServer.login("USER@Domain.RU", PASSWORD, "");

    assertThat(server.post(SoapVersion.V12, AUTHORIZATION, "", upper).body())
        .contains("<TokenValue>");
    for (String message :
        List.of(
            TravelServer.login(EMAIL, PASSWORD + " ", ""),
            TravelServer.login("nobody@domain.ru", PASSWORD, ""),
            "<Login xmlns=\"http://corteos.ru\"/>")) {
      assertThat(server.post(SoapVersion.V12, AUTHORIZATION, "", message).body())
          .contains("Неверный email или пароль");
    }
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void aDestroyedTokenIsDead(SoapVersion version) {
    String path = "/XmlGate/V3/TokenGenerator/TokenGenerator.asmx";
    String destroy = "<DestroyToken xmlns=\"http://corteos.ru\"/>";
    String token = server.token(EMAIL);
    String auth = TravelServer.auth(token);
    assertThat(server.renotify(version, token, TravelServer.COMPLETED).body()).contains(">true<");

    assertThat(server.post(version, path, auth, destroy).body())
        .contains("<DestroyTokenResult>", "<Errors/><ResponseDetails>true</ResponseDetails>");
    assertThat(server.post(version, path, auth, destroy).body())
        .contains("Type=\"AuthenticationException\"", "<ResponseDetails>false</ResponseDetails>");
    assertThat(server.renotify(version, token, TravelServer.COMPLETED).body())
        .contains("Type=\"AuthenticationException\"");
  }
}
