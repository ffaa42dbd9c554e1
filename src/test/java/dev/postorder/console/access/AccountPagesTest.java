package dev.postorder.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.operator.Caller;
import dev.postorder.access.operator.OpenedSession;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.OperatorSettings;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.SettableClock;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator's own account: language and sessions. */
final class AccountPagesTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ACCOUNT = "/console/account";

  private final SettableClock clock = new SettableClock(Instant.now());
  private final TestServer server = TestServer.start(clock);
  private final OperatorSessions sessions =
      new OperatorSessions(server.jdbi(), clock, OperatorSettings.defaults());
  private final ConsoleVisitor anna = ConsoleVisitor.of(server, OperatorRole.VIEWER, false, clock);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theLanguageIsKeptWithTheOperatorWhateverTheBrowserSays() {
    assertThat(account().body()).contains("Моя учётная запись");
    HttpResponse<String> chosen = post("/console/language", "lang=en&back=/console/account");
    assertThat(chosen.headers().firstValue("Location")).hasValue(ACCOUNT);
    assertThat(account("Accept-Language", "ru").body()).contains("My account");
    assertThat(account("Cookie", anna.cookie() + "; lang=ru").body()).contains("My account");
    post("/console/language", "lang=de");
    assertThat(account().body()).contains("My account");
    post("/console/language", "lang=browser&back=https://evil.example");
    assertThat(account("Accept-Language", "ru").body()).contains("Моя учётная запись");
    assertThat(one("select coalesce(language, '-') from operator")).isEqualTo("-");
  }

  @Test
  void oneSessionIsEndedAndTheOthersStay() {
    OpenedSession phone = open("Mozilla/5.0 (Android 15) Chrome/140.0 Mobile Safari/537.36");
    OpenedSession laptop = open("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
    assertThat(account().body()).contains("Chrome 140, Android", "Firefox 140, Linux");
    assertThat(post(ACCOUNT + "/sessions/end", "trail=" + phone.trail()).statusCode())
        .isEqualTo(303);
    assertThat(account().body()).doesNotContain("Android").contains("Firefox");
    assertThat(get("postorder=" + phone.secret()).statusCode()).isEqualTo(303);
    assertThat(get("postorder=" + laptop.secret()).statusCode()).isEqualTo(200);

    var boris = ConsoleVisitor.of(server, OperatorRole.VIEWER, false, clock);
    String foreign = one("select trail from operator_session order by created_at, trail limit 1");
    server.post(
        ACCOUNT + "/sessions/end",
        FORM,
        "csrf=" + boris.csrf() + "&trail=" + foreign,
        "Cookie",
        boris.cookie());
    assertThat(get("postorder=" + laptop.secret()).statusCode()).isEqualTo(200);
    post(ACCOUNT + "/sessions/end", "");
    assertThat(get("postorder=" + laptop.secret()).statusCode()).isEqualTo(303);
    assertThat(account().statusCode()).isEqualTo(200);
  }

  @Test
  void sessionsAreForgottenADayAfterTheirEndButNotWhenOneWasLastSeen() {
    String seen = "select last_used_at::text from operator_session";
    String last = one(seen);
    clock.advance(Duration.ofHours(35));
    sessions.forget();
    assertThat(one("select count(*)::text from operator_session")).isEqualTo("1");
    clock.advance(Duration.ofHours(2));
    sessions.forget();
    assertThat(one("select count(*)::text from operator_session")).isEqualTo("0");
    assertThat(one("select last_used_at::text from operator")).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Windows NT 10.0) Chrome/138.0 YaBrowser/26.6 Safari/537.36 | Yandex Browser"
            + " 26, Windows",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X) Version/18.5 Safari/605.1.15 | Safari 18, macOS",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0 | Edge 140, Windows",
        "curl/8.5.0 | curl/8.5.0"
      })
  void browsersAreNamedShortly(String userAgent, String name) {
    assertThat(Browser.of(userAgent)).isEqualTo(name);
  }

  private OpenedSession open(String userAgent) {
    return server
        .jdbi()
        .inTransaction(
            handle -> {
              long id =
                  handle
                      .createQuery("select id from operator where name = :name")
                      .bind("name", anna.name())
                      .mapTo(Long.class)
                      .one();
              var caller = new Caller("127.0.0.1", userAgent);
              return sessions.open(handle, id, anna.name(), "password", caller);
            });
  }

  private HttpResponse<String> get(String cookie) {
    return server.get(ACCOUNT, "Cookie", cookie);
  }

  private HttpResponse<String> account() {
    return get(anna.cookie());
  }

  /** With another header, or other cookies. */
  private HttpResponse<String> account(String header, String value) {
    return header.equals("Cookie")
        ? get(value)
        : server.get(ACCOUNT, "Cookie", anna.cookie(), header, value);
  }

  private HttpResponse<String> post(String path, String form) {
    return server.post(path, FORM, "csrf=" + anna.csrf() + "&" + form, "Cookie", anna.cookie());
  }

  private String one(String sql) {
    return server.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
