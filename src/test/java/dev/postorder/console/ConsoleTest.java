package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.postorder.access.OperatorRole;
import dev.postorder.access.Secrets;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.CallLogSettings;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
  private static final String XSS =
      "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
  private static final String SESSION = "11111111-2222-3333-4444-555555555555";
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private final TestServer server = TestServer.start();
  private final CallLog log =
      new CallLog(server.jdbi(), Clock.systemUTC(), CallLogSettings.defaults());
  private final HttpClient client = HttpClient.newHttpClient();
  private final String key = Secrets.random();
  private final ConsoleVisitor visitor = ConsoleVisitor.of(server, OperatorRole.ADMINISTRATOR);

  ConsoleTest() {
    server
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "insert into api_key (name, key_hash) values ('operator', ?)",
                  Secrets.sha256(key));
              handle.execute("insert into customer (id, name) values (1, 'ООО Ромашка')");
              handle.execute(
                  "insert into app_user (id, login, password_hash) values (1, 'anna@example.org',"
                      + " 'x')");
              handle.execute("insert into application (id, name, key_hash) values (1, 'app', 'x')");
              handle.execute(
                  "insert into session (id_hash, trail, user_id, application_id, created_at,"
                      + " expires_at) values (?, 'SESSION00001', 1, 1, now(), now() + interval '1"
                      + " day')",
                  Secrets.sha256(SESSION));
              handle.execute(
                  "insert into order_directory (request_id, order_number, customer_id)"
                      + " values (7, '1900000000007', 1)");
              handle.execute(
                  """
                  insert into orders (customer_id, request_id, order_number, state, in_order, created_at, state_at,
                                      updated_at, pickup_variant, pickup_address, delivery_variant, delivery_address)
                  values (1, 7, '1900000000007', 'finished', true, now(), now(), now(),
                          'address', 'Москва, Тверская, 1', 'address', 'г. Казань, ул. Баумана, 5')
                  """);
              handle.execute(
                  "insert into order_state_change (customer_id, request_id, state, at, call_id)"
                      + " values (1, 7, 'processing', now() - interval '2 days',"
                      + " gen_random_uuid()), (1, 7, 'finished', now(), gen_random_uuid())");
            });
  }

  @AfterEach
  void close() {
    log.close();
    server.close();
  }

  @Test
  void thePagesAskToSignInAndAreNeitherCachedNorFramed() throws Exception {
    for (String path : List.of("/console/log", "/console/notifications/1-1", "/console/mailbox")) {
      HttpResponse<String> refused =
          send(HttpRequest.newBuilder(server.url(path)), Optional.empty());
      assertThat(refused.statusCode()).isEqualTo(303);
      assertThat(refused.headers().firstValue("Location").orElse(""))
          .startsWith("/console/sign-in?next=");
    }
    HttpResponse<String> page = get("/console/log", Optional.of(key));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            value -> assertThat(value).contains("default-src 'none'", "frame-ancestors 'none'"));
    assertThat(page.body()).doesNotContain("<script>", "style=");
  }

  @Test
  void programsReadTheMailboxWithAKeyAndPagesDoNotTakeIt() throws Exception {
    for (String path : List.of("/mailbox.json", "/mailbox/1.eml")) {
      HttpResponse<String> refused = withKey(path, "wrong");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate"))
          .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
    }
    assertThat(withKey("/mailbox.json", key).statusCode()).isEqualTo(200);
    assertThat(withKey("/mailbox/1.eml", key).statusCode()).isEqualTo(404);
    assertThat(withKey("/mailbox", key).statusCode()).isEqualTo(303);
    assertThat(withKey("/log", key).statusCode()).isEqualTo(303);
  }

  private HttpResponse<String> withKey(String path, String secret)
      throws IOException, InterruptedException {
    String pair =
        Base64.getEncoder().encodeToString(("any:" + secret).getBytes(StandardCharsets.UTF_8));
    return client.send(
        HttpRequest.newBuilder(server.url(path)).header("Authorization", "Basic " + pair).build(),
        BodyHandlers.ofString());
  }

  @Test
  void aCallShowsItsMaskedBodiesAndTheLettersItCaused() throws Exception {
    Call call =
        write("OrdersAPI/Renotify", Outcome.OK, "<a><Token>" + SESSION + "</Token>" + "</a>");
    notification(call);
    String page = awaitText("/console/log/" + call.id(), "class=\"sent\"");
    assertThat(page)
        .contains(
            "order_completed", "anna@example.org", "1. ", "sent", "&lt;Token&gt;***&lt;/Token&gt;")
        .doesNotContain(SESSION);
    assertThat(
            get("/console/log/" + call.id().toString().replace('7', '8'), Optional.of(key))
                .statusCode())
        .isEqualTo(404);
    assertThat(get("/log/nonsense", Optional.of(key)).statusCode()).isEqualTo(404);

    String list = get("/mailbox.json", Optional.of(key)).body();
    assertThat(list).contains("\"recipient\":\"anna@example.org\"");
    String eml = get("/mailbox/1.eml", Optional.of(key)).body();
    assertThat(eml).contains("Auto-Submitted: auto-generated", "multipart/alternative");

    String letter = get("/console/mailbox/1/html", Optional.of(key)).body();
    String link = letter.replaceAll("(?s).*href=\"([^\"]*/track/[^\"]*)\".*", "$1");
    HttpResponse<String> track = get(URI.create(link).getPath(), Optional.empty());
    assertThat(track.statusCode()).isEqualTo(200);
    assertThat(track.body())
        .contains("1900000000007", "Москва → Казань", "Заказ завершен", "В обработке")
        .doesNotContain("Тверская", "Баумана", "Ромашка", "anna@");
    assertThat(get(URI.create(link).getPath() + "x", Optional.empty()).statusCode()).isEqualTo(404);
    assertThat(get("/track/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", Optional.empty()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void smsAreShownBesideLetters() throws Exception {
    long id = sms("Заказ прибыл");
    assertThat(get("/console/mailbox", Optional.of(key)).body())
        .contains("SMS", "79161234567", "Заказ прибыл", "/console/mailbox/" + id + "\"");
    assertThat(get("/mailbox.json", Optional.of(key)).body())
        .contains("\"channel\":\"sms\"", "\"segments\":1", "\"subject\":\"Заказ прибыл\"");
    assertThat(get("/console/mailbox/" + id, Optional.of(key)).body())
        .contains("Carrier", "79161234567", "<dt>Сегментов</dt><dd>1</dd>", "Заказ прибыл");
    for (String other : List.of(".eml", "/html")) {
      assertThat(get("/console/mailbox/" + id + other, Optional.of(key)).statusCode())
          .isEqualTo(404);
    }
  }

  private long sms(String text) {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        insert into mailbox_letter (received_at, message_id, sender, recipient, subject, message, channel, segments)
                        values (now(), gen_random_uuid(), 'Carrier', '79161234567', '', :text, 'sms', 1) returning id
                        """)
                    .bind("text", text)
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void aNotificationShowsTheTextThatWentOutAndWhatBecameOfIt() throws Exception {
    Call call = write("OrdersAPI/Renotify", Outcome.OK, "<a/>");
    notification(call);
    String address =
        awaitText("/console/log/" + call.id(), "class=\"sent\"")
            .replaceAll("(?s).*href=\"(/console/notifications/[0-9-]+)\".*", "$1");
    server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into delivery_report (customer_id, notification_id, at, outcome,"
                        + " detail) select customer_id, id, now(), 'undelivered', '5.1.1 <no> such"
                        + " user' from notification"));
    HttpResponse<String> page = get(address, Optional.of(key));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("anna@example.org", "SESSION00001", "/log/" + call.id(), "мс", "Следить за")
        .contains("data-tone=\"bad\"", "5.1.1 &lt;no&gt; such user", "&lt;b&gt;Ромашка")
        .doesNotContain("<b>Ромашка");
    HttpResponse<String> letter = get(address + "/html", Optional.of(key));
    assertThat(letter.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "sandbox");
    assertThat(letter.body()).contains("1900000000007").doesNotContain("cid:logo");
    assertThat(get("/console/log/" + call.id(), Optional.of(key)).body())
        .contains("5.1.1 &lt;no&gt;");
    for (String none : List.of("1-999", "x", "1-1/text", "")) {
      String path = "/console/notifications/" + none;
      assertThat(get(path, Optional.of(key)).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void whatCallersWriteIsShownAndNeverRun() throws Exception {
    boolean here = Files.isExecutable(CHROMIUM);
    if (!here && !"1".equals(System.getenv("CI"))) {
      System.err.println("SKIPPED: no " + CHROMIUM + ", the pages are not seen in a browser");
    }
    Assumptions.assumeTrue(here || "1".equals(System.getenv("CI")));
    Call call = log.open(Source.API, "v1/" + XSS, "127.0.0.1");
    log.close(exchange(call, Outcome.REFUSED, "{\"a\":\"" + XSS.replace("\"", "\\\"") + "\"}"));
    log.flush();
    Call caused = write("OrdersAPI/Renotify", Outcome.OK, "<a/>");
    notification(caused);
    String link = trackLink(awaitLetter());
    long sms = sms(XSS);
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")))) {
      for (int width : new int[] {1280, 390}) {
        Page page =
            browser.newPage(
                new Browser.NewPageOptions()
                    .setViewportSize(width, 900)
                    .setLocale("ru-RU")
                    .setBaseURL(server.url("/").toString()));
        page.context()
            .addCookies(
                List.of(
                    new Cookie(visitor.cookieName(), visitor.secret())
                        .setUrl(server.url("/").toString())));
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        see(page, "/console/log", "log", width);
        assertThat(page.getByText("document.title").first().isVisible()).isTrue();
        see(page, "/console/log/" + call.id(), "refused", width);
        see(page, "/console/log/" + caused.id(), "call", width);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("открыть")).click();
        page.waitForLoadState();
        see(page, URI.create(page.url()).getPath(), "letter", width);
        assertThat(page.frameLocator("iframe").getByText("Следить за заказом").isVisible())
            .isTrue();
        page.navigate(server.url("/console/log/" + caused.id()).toString());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("показать")).click();
        page.waitForLoadState();
        see(page, URI.create(page.url()).getPath(), "notification", width);
        assertThat(page.frameLocator("iframe").getByText("Следить за заказом").isVisible())
            .isTrue();
        see(page, "/console/mailbox", "mailbox", width);
        see(page, "/console/mailbox/" + sms, "sms", width);
        see(page, link, "track", width);
        assertThat(complaints).isEmpty();
        page.close();
      }
    }
  }

  private void see(Page page, String path, String name, int width) {
    page.navigate(server.url(path).toString());
    assertThat(page.title()).endsWith("Postorder");
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + "-" + width + ".png")));
  }

  private Call write(String message, Outcome outcome, String request) {
    Call call = log.open(Source.API, message, "127.0.0.1");
    call.session("SESSION00001", 1);
    call.order(1, 7);
    server.jdbi().useTransaction(handle -> log.trail(handle, call, Optional.of("уведомлений: 1")));
    log.close(exchange(call, outcome, request));
    log.flush();
    return call;
  }

  private static Exchange exchange(Call call, Outcome outcome, String request) {
    return new Exchange(
        call,
        outcome,
        Optional.of("примечание"),
        true,
        200,
        Duration.ofMillis(12),
        request.getBytes(StandardCharsets.UTF_8),
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  private void notification(Call call) {
    server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into notification (customer_id, request_id, event, channel, role, recipient, schedule, data,
                                              next_attempt_at, created_at, call_id)
                    values (1, 7, 'order_completed', 'email', 'receiver', 'anna@example.org', 'email', ?::jsonb, ?, ?, ?)
                    """,
                    "{\"orderNumber\":\"1900000000007\",\"state\":\"finished\",\"pickup\":\"Москва,"
                        + " Тверская, 1\",\"delivery\":\"Казань\",\"sender\":\"ООО"
                        + " <b>Ромашка</b>\"}",
                    Instant.now(),
                    Instant.now(),
                    call.id()));
  }

  private String awaitLetter() throws Exception {
    awaitText("/mailbox.json", "anna@example.org");
    return get("/console/mailbox/1/html", Optional.of(key)).body();
  }

  private static String trackLink(String letter) {
    return URI.create(letter.replaceAll("(?s).*href=\"([^\"]*/track/[^\"]*)\".*", "$1")).getPath();
  }

  private String awaitText(String path, String text) throws Exception {
    Instant end = Instant.now().plusSeconds(20);
    String body = "";
    while (!body.contains(text) && Instant.now().isBefore(end)) {
      body = get(path, Optional.of(key)).body();
    }
    assertThat(body).contains(text);
    return body;
  }

  private HttpResponse<String> get(String path, Optional<String> password)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(server.url(path)), password);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, Optional<String> password)
      throws IOException, InterruptedException {
    password.ifPresent(secret -> request.header("Cookie", visitor.cookie()));
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
