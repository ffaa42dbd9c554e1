package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.access.OperatorRole;
import dev.postorder.testing.Await;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.Receiver;
import dev.postorder.testing.TestServer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers, users and subscriptions as an administrator keeps them in a browser. */
class RegisterPagesTest {
  private static final String XSS = "<img src=x onerror=\"document.title='owned'\">";
  private static final Receiver RECEIVER = new Receiver();

  private static TestServer server;
  private static ConsoleVisitor admin;
  private static Chromium chromium;
  private static String appkey;

  private BrowserContext context;
  private Page page;
  private String language = "";

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = TestServer.start("outgoing.allowed-networks=127.0.0.0/8", "outgoing.plain-http=true");
    admin = ConsoleVisitor.of(server, OperatorRole.ADMINISTRATOR);
    appkey =
        server
            .jdbi()
            .withHandle(h -> new Directory(Clock.systemUTC()).addKey(h, KeyKind.APPLICATION, "1C"))
            .orElseThrow();
  }

  @AfterAll
  static void stop() {
    Optional.ofNullable(chromium).ifPresent(Chromium::close);
    Optional.ofNullable(server).ifPresent(TestServer::close);
    RECEIVER.close();
  }

  @AfterEach
  void close() {
    assertThat(page.title()).isNotEqualTo("owned");
    context.close();
  }

  private void open(String locale, String path) {
    language = locale;
    context = chromium.browser().newContext(new Browser.NewContextOptions().setLocale(locale));
    context.addCookies(
        List.of(new Cookie(admin.cookieName(), admin.secret()).setUrl(server.url("/").toString())));
    page = context.newPage();
    go(path);
  }

  private void go(String path) {
    page.navigate(server.url("/console/access/" + path).toString());
  }

  /** Sends the form that holds the element, by its button. */
  private void send(String button) {
    page.locator(button).click();
    assertThat(Axe.violations(page)).isEmpty();
  }

  private String main() {
    return page.locator("main").textContent();
  }

  private static String one(String sql, Object... values) {
    return server
        .jdbi()
        .withHandle(
            handle -> {
              var query = handle.createQuery(sql);
              for (int i = 0; i < values.length; i++) {
                query.bind(i, values[i]);
              }
              return query.mapTo(String.class).one();
            });
  }

  /** How often a secret stands in what is kept of calls. */
  private static String kept(String secret) {
    return one(
        "select count(*)::text from (select x::text as line from call_exchange x union all"
            + " select c::text from call c) l where strpos(line, ?) > 0",
        secret);
  }

  private String flow(String name) {
    return name + " " + language;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "en"})
  void aCustomerIsAddedFoundChangedAndToldByRulesOfItsOwn(String locale) {
    open(locale, "customers");
    page.locator(".actions a.button").click();
    page.locator("#f-name").fill(XSS + flow("ООО Ёж"));
    page.locator("#f-inn").fill("12");
    page.locator("#f-documentNumber").fill("77");
    send("main form.form button");
    assertThat(page.locator(".fault").count()).isEqualTo(2);
    page.locator("#f-inn").fill("6950123450");
    page.locator("#f-documentType").selectOption("passport");
    page.locator("#f-email").fill("ezh@ezh.example");
    send("main form.form button");
    assertThat(page.locator("h1").textContent()).contains(XSS + flow("ООО Ёж"));
    String address = page.url();

    go("customers");
    page.locator("#f-search").fill(flow("ёж").substring(0, 2));
    page.locator("#found a").first().waitFor();
    assertThat(page.locator("#found").textContent()).contains("6950123450");

    page.navigate(address + "/edit");
    server
        .jdbi()
        .useHandle(
            h -> h.execute("update customer set phone = '79001112233' where inn is not null"));
    page.locator("#f-managerName").fill("Иванов");
    send("main form.form button");
    assertThat(page.locator(".flash").getAttribute("data-tone")).isEqualTo("bad");
    assertThat(page.locator("#f-managerName").inputValue()).isEqualTo("Иванов");
    send("main form.form button");
    assertThat(main()).contains("Иванов");

    send("form[action$='/disable'] button");
    assertThat(page.locator("form[action$='/disable']").count()).isZero();
    go("customers?search=" + flow("ёж").replace(' ', '+'));
    assertThat(page.locator("#found .badge[data-tone=plain]").count()).isEqualTo(1);
    page.navigate(address);
    send("form[action$='/enable'] button");
    assertThat(page.locator("form[action$='/disable']").count()).isEqualTo(1);
    assertThat(
            one("select string_agg(note, '; ') from call where message ~ 'customers/(dis|en)able'"))
        .contains("customer ");

    page.navigate(address + "/rules");
    String box = "input[value='order_state.inway|receiver|email']";
    boolean before = page.locator(box).isChecked();
    page.locator(box).click();
    send("main table.boxes ~ .row button >> nth=0");
    assertThat(page.locator(box).isChecked()).isEqualTo(!before);
    assertThat(page.locator("td[data-own]").count()).isEqualTo(1);
    send("button.quiet[formaction]");
    assertThat(page.locator("td[data-own]").count()).isZero();
    page.locator("#f-recipient").fill("kto");
    send("form.filter button");
    assertThat(page.locator("#f-recipient-fault").count()).isEqualTo(1);
    page.locator("#f-recipient").fill("Gone@ezh.example");
    send("form.filter button");
    assertThat(main()).contains("gone@ezh.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "en"})
  void theRulesForAllAreChangedUnlessSomebodyElseWasFaster(String locale) {
    String rule =
        "from notification_rule where customer_id = 0 and event = 'order_state.pickup' and role ="
            + " 'payer' and channel = 'sms'";
    String box = "input[value='order_state.pickup|payer|sms']";
    open(locale, "rules");
    boolean before = page.locator(box).isChecked();
    page.locator(box).click();
    send("main form .row button");
    assertThat(page.locator(".flash").textContent()).contains("1");
    assertThat(page.locator(box).isChecked()).isEqualTo(!before);
    assertThat(one("select enabled::text " + rule)).isEqualTo(String.valueOf(!before));

    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    rule.replace("from", "update")
                        .replace("where", "set enabled = not enabled where")));
    page.locator("input[value='order_state.arrived|payer|sms']").click();
    send("main form .row button");
    assertThat(page.locator(".flash").getAttribute("data-tone")).isEqualTo("bad");
    assertThat(page.locator(box).isChecked()).isEqualTo(before);
    assertThat(
            one(
                "select string_agg(note, ' ') from call where message ="
                    + " 'console/customers/default-rules'"))
        .contains("rules: 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "en"})
  void aUserIsAddedGivenRightsAPasswordATokenAndIsBlocked(String locale) {
    server
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
    send("main form.form button");
    assertThat(page.locator("#f-login-fault").count()).isEqualTo(1);
    page.locator("#f-login").fill(login);
    send("main form.form button");
    String password = page.locator("pre").textContent();
    assertThat(signIn(login, password)).isTrue();
    assertThat(kept(password)).isEqualTo("0");
    page.locator("main p a.button").click();
    String address = page.url();

    page.locator("#f-customer").fill("сосна " + locale);
    page.locator("form[action$='/grant'] select").selectOption("3");
    send("form[action$='/grant'] button");
    assertThat(page.locator("input[type=radio]").count()).isEqualTo(2);
    page.locator("input[type=radio]").first().check();
    page.locator("form[action$='/grant'] select").selectOption("2");
    send("form[action$='/grant'] button");
    assertThat(main()).contains("ЗАО Сосна 1");
    page.locator("form[action$='/levels'] select").selectOption("3");
    send("form[action$='/levels'] button");
    assertThat(
            one(
                "select max(level)::text from access a join app_user u on u.id = a.user_id where"
                    + " login = ?",
                login))
        .isEqualTo("3");

    page.locator("#f-name").fill("1C");
    page.locator("#f-expires").fill("2020-01-01");
    send("form[action$='/tokens'] button");
    assertThat(page.locator("#f-expires-fault").count()).isEqualTo(1);
    page.locator("#f-expires").fill("2099-01-01");
    send("form[action$='/tokens'] button");
    String token = page.locator("pre").textContent();
    assertThat(token).startsWith("dl-api-");
    assertThat(kept(token)).isEqualTo("0");
    page.navigate(address);
    assertThat(main()).doesNotContain(token).contains("2099");
    send("form[action$='/tokens/end'] button");
    assertThat(page.locator("form[action$='/tokens/end']").count()).isZero();

    assertThat(page.locator("form[action$='/sessions/end']").count()).isEqualTo(1);
    send("form[action$='/sessions/end'] button");
    assertThat(page.locator("form[action$='/sessions/end']").count()).isZero();
    page.locator("#f-password").fill("correct horse battery");
    send("form[action$='/password'] button");
    assertThat(signIn(login, "correct horse battery")).isTrue();
    assertThat(kept("correct horse battery")).isEqualTo("0");
    send("form[action$='/block'] button");
    assertThat(signIn(login, "correct horse battery")).isFalse();
    send("form[action$='/unblock'] button");
    assertThat(signIn(login, "correct horse battery")).isTrue();
    assertThat(
            one(
                "select string_agg(distinct message, ' ' order by message) from call where operator"
                    + " = ? and note = ?",
                admin.name(),
                "user " + login))
        .contains("console/users/add", "console/users/block", "console/users/tokens/end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "en"})
  void aSubscriptionIsAddedTriedChangedSwitchedOffAndDeleted(String locale) {
    open(locale, "webhooks/new");
    page.locator("#f-url").fill("ftp://example.org/");
    page.locator("#f-customer").fill("нет такого");
    send("main form.form button");
    assertThat(page.locator(".fault").count()).isEqualTo(2);
    String url = RECEIVER.url("/console-" + locale);
    page.locator("#f-url").fill(url);
    page.locator("#f-customer").fill("");
    send("main form.form button");
    String secret = page.locator("pre").textContent();
    assertThat(secret).startsWith("whsec_");
    assertThat(kept(secret)).isEqualTo("0");
    page.locator("main p a.button").click();
    assertThat(main()).doesNotContain(secret);

    send("form[action$='/test'] button");
    assertThat(page.locator(".flash").getAttribute("data-tone")).isEqualTo("good");
    assertThat(RECEIVER.hooks())
        .filteredOn(hook -> hook.path().equals("/console-" + locale))
        .extracting(Receiver.Hook::type)
        .containsExactly("webhook.test");
    page.locator("input[value='order.state.inway']").check();
    send("form[action$='/put'] button");
    assertThat(one("select event_types::text from webhook where url = ?", url))
        .isEqualTo("{order.state.inway}");
    page.locator("#f-overlap").fill("999");
    send("form[action$='/secret'] button");
    assertThat(page.locator(".flash").getAttribute("data-tone")).isEqualTo("bad");
    assertThat(page.locator("#f-url").inputValue()).isEqualTo(url);
    page.locator("#f-overlap").fill("2");
    send("form[action$='/secret'] button");
    assertThat(page.locator("pre").textContent()).startsWith("whsec_").isNotEqualTo(secret);
    send("form[action$='/off'] button");
    assertThat(one("select state from webhook where url = ?", url)).isEqualTo("disabled");
    send("form[action$='/on'] button");
    page.locator("form[action$='/put']").waitFor();
    server
        .jdbi()
        .useHandle(h -> h.execute("update webhook set updated_at = now() where url = ?", url));
    send("form[action$='/put'] button");
    assertThat(page.locator(".flash").getAttribute("data-tone")).isEqualTo("bad");

    go("webhooks");
    page.locator("#f-search").fill(url.replaceFirst("https?://", ""));
    Await.equal(() -> page.locator("#found tbody tr").count(), 1);
    page.locator("#found tbody a").click();
    send("form[action$='/delete'] button");
    assertThat(one("select count(*)::text from webhook where url = ?", url)).isEqualTo("0");
  }

  private static boolean signIn(String login, String password) {
    String body =
        "{\"appkey\":\"%s\",\"login\":\"%s\",\"password\":\"%s\"}"
            .formatted(appkey, login, password);
    return server
        .post("/v3/auth/login.json", "application/json", body)
        .body()
        .contains("sessionID");
  }
}
