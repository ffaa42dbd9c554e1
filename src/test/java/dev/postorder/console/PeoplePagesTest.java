package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.testing.Receiver;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users and subscriptions as an administrator keeps them in a browser. */
class PeoplePagesTest {
  private static final Receiver RECEIVER = new Receiver();

  private static RegisterStage stage;
  private static String appkey;

  private Window window;
  private Page page;

  @BeforeAll
  static void start() {
    stage = new RegisterStage();
    appkey =
        stage
            .server
            .jdbi()
            .withHandle(h -> new Directory(Clock.systemUTC()).addKey(h, KeyKind.APPLICATION, "1C"))
            .orElseThrow();
  }

  @AfterAll
  static void stop() {
    Optional.ofNullable(stage).ifPresent(RegisterStage::close);
    RECEIVER.close();
  }

  @AfterEach
  void close() {
    assertThat(page.title()).isNotEqualTo("owned");
    window.close();
  }

  private void open(String locale, String path) {
    window = stage.open(locale, path);
    page = window.page();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "en"})
  void aUserIsAddedGivenRightsAPasswordATokenAndIsBlocked(String locale) {
    stage
        .server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "insert into customer (name) values ('ЗАО Сосна 1 ' || ?), ('ЗАО Сосна 2 ' ||"
                        + " ?)",
                    locale,
                    locale));
    String login = locale + "-sosna@sosna.example";
    open(locale, "users/new");
    page.locator("#f-login").fill("nobody");
    RegisterStage.send(page, "main form.form button");
    assertThat(page.locator("#f-login-fault").count()).isEqualTo(1);
    page.locator("#f-login").fill(login);
    RegisterStage.send(page, "main form.form button");
    String password = page.locator("pre").textContent();
    assertThat(signIn(login, password)).isTrue();
    assertThat(stage.kept(password)).isEqualTo("0");
    page.locator("main p a.button").click();
    String address = page.url();

    page.locator("#f-customer").fill("сосна " + locale);
    page.locator("form[action$='/grant'] select").selectOption("3");
    RegisterStage.send(page, "form[action$='/grant'] button");
    assertThat(page.locator("input[type=radio]").count()).isEqualTo(2);
    page.locator("input[type=radio]").first().check();
    page.locator("form[action$='/grant'] select").selectOption("2");
    RegisterStage.send(page, "form[action$='/grant'] button");
    assertThat(RegisterStage.main(page)).contains("ЗАО Сосна 1");
    page.locator("form[action$='/levels'] select").selectOption("3");
    RegisterStage.send(page, "form[action$='/levels'] button");
    assertThat(
            stage.one(
                "select max(level)::text from access a join app_user u on u.id = a.user_id where"
                    + " login = ?",
                login))
        .isEqualTo("3");

    page.locator("#f-name").fill("1C");
    page.locator("#f-expires").fill("2020-01-01");
    RegisterStage.send(page, "form[action$='/tokens'] button");
    assertThat(page.locator("#f-expires-fault").count()).isEqualTo(1);
    page.locator("#f-expires").fill("2099-01-01");
    RegisterStage.send(page, "form[action$='/tokens'] button");
    String token = page.locator("pre").textContent();
    assertThat(token).startsWith("dl-api-");
    assertThat(stage.kept(token)).isEqualTo("0");
    page.navigate(address);
    assertThat(RegisterStage.main(page)).doesNotContain(token).contains("2099");
    RegisterStage.send(page, "form[action$='/tokens/end'] button");
    assertThat(page.locator("form[action$='/tokens/end']").count()).isZero();

    assertThat(page.locator("form[action$='/sessions/end']").count()).isEqualTo(1);
    RegisterStage.send(page, "form[action$='/sessions/end'] button");
    assertThat(page.locator("form[action$='/sessions/end']").count()).isZero();
    page.locator("#f-password").fill("correct horse battery");
    RegisterStage.send(page, "form[action$='/password'] button");
    assertThat(signIn(login, "correct horse battery")).isTrue();
    assertThat(stage.kept("correct horse battery")).isEqualTo("0");
    RegisterStage.send(page, "form[action$='/block'] button");
    assertThat(signIn(login, "correct horse battery")).isFalse();
    RegisterStage.send(page, "form[action$='/unblock'] button");
    assertThat(signIn(login, "correct horse battery")).isTrue();
    assertThat(
            stage.one(
                "select string_agg(distinct message, ' ' order by message) from call where operator"
                    + " = ? and note = ?",
                stage.admin.name(),
                "user " + login))
        .contains("console/users/add", "console/users/block", "console/users/tokens/end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "en"})
  void aSubscriptionIsAddedTriedChangedSwitchedOffAndDeleted(String locale) {
    open(locale, "webhooks/new");
    page.locator("#f-url").fill("ftp://example.org/");
    page.locator("#f-customer").fill("нет такого");
    RegisterStage.send(page, "main form.form button");
    assertThat(page.locator(".fault").count()).isEqualTo(2);
    String url = RECEIVER.url("/console-" + locale);
    page.locator("#f-url").fill(url);
    page.locator("#f-customer").fill("");
    RegisterStage.send(page, "main form.form button");
    String secret = page.locator("pre").textContent();
    assertThat(secret).startsWith("whsec_");
    assertThat(stage.kept(secret)).isEqualTo("0");
    page.locator("main p a.button").click();
    assertThat(RegisterStage.main(page)).doesNotContain(secret);

    RegisterStage.send(page, "form[action$='/test'] button");
    assertThat(page.locator(".flash").getAttribute("data-tone")).isEqualTo("good");
    assertThat(RECEIVER.hooks())
        .filteredOn(hook -> hook.path().equals("/console-" + locale))
        .extracting(Receiver.Hook::type)
        .containsExactly("webhook.test");
    page.locator("input[value='order.state.inway']").check();
    RegisterStage.send(page, "form[action$='/put'] button");
    assertThat(stage.one("select event_types::text from webhook where url = ?", url))
        .isEqualTo("{order.state.inway}");
    page.locator("#f-overlap").fill("999");
    RegisterStage.send(page, "form[action$='/secret'] button");
    assertThat(page.locator(".flash").getAttribute("data-tone")).isEqualTo("bad");
    assertThat(page.locator("#f-url").inputValue()).isEqualTo(url);
    page.locator("#f-overlap").fill("2");
    RegisterStage.send(page, "form[action$='/secret'] button");
    assertThat(page.locator("pre").textContent()).startsWith("whsec_").isNotEqualTo(secret);
    RegisterStage.send(page, "form[action$='/off'] button");
    assertThat(stage.one("select state from webhook where url = ?", url)).isEqualTo("disabled");
    RegisterStage.send(page, "form[action$='/on'] button");
    page.locator("form[action$='/put']").waitFor();
    stage
        .server
        .jdbi()
        .useHandle(h -> h.execute("update webhook set updated_at = now() where url = ?", url));
    RegisterStage.send(page, "form[action$='/put'] button");
    assertThat(page.locator(".flash").getAttribute("data-tone")).isEqualTo("bad");

    RegisterStage.go(window, "webhooks");
    RegisterStage.search(page, url.replaceFirst("https?://", ""));
    assertThat(page.locator("#found tbody tr").count()).isEqualTo(1);
    page.locator("#found tbody a").click();
    RegisterStage.send(page, "form[action$='/delete'] button");
    assertThat(stage.one("select count(*)::text from webhook where url = ?", url)).isEqualTo("0");
  }

  private static boolean signIn(String login, String password) {
    String body =
        "{\"appkey\":\"%s\",\"login\":\"%s\",\"password\":\"%s\"}"
            .formatted(appkey, login, password);
    return stage
        .server
        .post("/v3/auth/login.json", "application/json", body)
        .body()
        .contains("sessionID");
  }
}
