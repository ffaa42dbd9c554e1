import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * How long pages of the console take, one request after another: java bench/Pages.java BASE_URL
 * COOKIE REQUESTS FIRST ORDERS BUSY [PAGE …].
 */
final class Pages {
  private static final int WARM_UP = 20;
  private static final double LIMIT_MS = 100;

  private static final List<String> SURNAMES =
      List.of("иванов", "попов", "лебедев", "кузнецов", "волков", "семенов");
  private static final List<String> NAMES =
      List.of("анна", "пётр", "олег", "елена", "андрей", "сергей");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Random random = new Random(5);
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final String base;
  private final String cookie;
  private final int requests;
  private final int first;
  private final int orders;
  private final int busy;

  /** A page: a fresh address each time, and what must stand on it. */
  private record Page(Supplier<String> address, String mark, boolean part) {}

  private Pages(String[] arguments) {
    base = arguments[0];
    cookie = arguments[1];
    requests = Integer.parseInt(arguments[2]);
    first = Integer.parseInt(arguments[3]);
    orders = Integer.parseInt(arguments[4]);
    busy = Integer.parseInt(arguments[5]);
  }

  public static void main(String[] arguments) throws Exception {
    var bench = new Pages(arguments);
    bench.orders();
    bench.rest();
    List<String> wanted = Arrays.asList(arguments).subList(6, arguments.length);
    boolean good = true;
    for (var page : bench.pages.entrySet()) {
      if (wanted.isEmpty() || wanted.contains(page.getKey())) {
        good &= bench.measure(page.getKey(), page.getValue());
      }
    }
    System.exit(good ? 0 : 1);
  }

  private int any() {
    return first + random.nextInt(orders);
  }

  private static String number(int id) {
    return "26" + "0".repeat(11 - String.valueOf(id).length()) + id;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String phone() {
    return String.valueOf(79000000000L + (any() * 7919L + "receiver".length()) % 999999999L);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What one types is asked for as a part of the page. */
  private void typed(String name, Supplier<String> text, String mark) {
    pages.put(name, new Page(() -> "/console/orders?q=" + encoded(text.get()), mark, true));
  }

  private void page(String name, String address, String mark) {
    page(name, () -> address, mark);
  }

  private void page(String name, Supplier<String> address, String mark) {
    pages.put(name, new Page(() -> "/console" + address.get(), mark, false));
  }

  private void orders() {
    String row = "href=\"/console/orders/";
    page("orders", "/orders", row);
    typed("orders-number", () -> number(any()), row);
    typed("orders-number-typed", () -> number(any()).substring(0, 9 + random.nextInt(4)), row);
    typed("orders-request-id", () -> String.valueOf(any()), row);
    typed("orders-own-number", () -> "S-" + (1 + random.nextInt(orders)), row);
    typed("orders-own-number-typed", () -> "s-" + (10 + random.nextInt(9990)), row);
    typed("orders-customer", () -> "заказчик " + (1 + random.nextInt(9999)), row);
    typed("orders-phone", this::phone, row);
    typed("orders-phone-typed", () -> phone().substring(0, 4 + random.nextInt(6)), "<");
    typed("orders-inn", () -> String.valueOf(770000000000L + any()), row);
    typed(
        "orders-name",
        () -> one(List.of("анна", "кузнецов", "ромашка", "федоровенко", "лебедевич")),
        row);
    typed(
        "orders-name-rare",
        () -> one(List.of("волковский", "лебедевян", "склад 1" + random.nextInt(999))),
        row);
    typed("orders-name-none", () -> "подснежник", "<");
    typed("orders-two-words", () -> one(NAMES) + " " + one(SURNAMES), row);
    typed(
        "orders-two-words-typed",
        () -> one(SURNAMES) + " " + one(NAMES).substring(0, 1 + random.nextInt(3)),
        "<");
    typed(
        "orders-two-words-exact",
        () -> one(SURNAMES) + one(List.of("ский", "енко", "ич")) + " " + one(NAMES),
        row);
    typed("orders-two-words-never", () -> "игорь лебедев", "<");
    typed(
        "orders-three-words",
        () -> one(SURNAMES) + " " + one(NAMES) + " " + one(List.of("петрович", "львович", "ильич")),
        row);
    page("orders-state", () -> "/orders?state=" + one(List.of("inway", "finished", "pickup")), row);
    page(
        "orders-state-dates",
        () ->
            "/orders?state=finished&createdFrom=2025-0%d-01&createdUntil=2025-0%1$d-09"
                .formatted(1 + random.nextInt(9)),
        row);
    page(
        "orders-state-reached",
        "/orders?state=finished&stateFrom=2026-10-01&stateUntil=2026-10-02",
        row);
    page("orders-updated", "/orders?updatedFrom=2026-10-25&updatedUntil=2026-10-27", row);
    page(
        "orders-name-state-dates",
        () ->
            "/orders?state=finished&createdUntil=2025-06-01&q="
                + encoded(one(NAMES) + " " + one(SURNAMES)),
        row);
    page(
        "orders-customer-state",
        () ->
            "/orders?state=finished&customer=" + encoded("заказчик " + (1 + random.nextInt(9999))),
        row);
    page(
        "orders-party-phone",
        () -> "/orders?party=" + encoded(one(SURNAMES)) + "&phone=" + phone().substring(0, 6),
        "<");
    page("orders-old", "/orders?createdUntil=2024-06-01", row);
    page("orders-last", () -> "/orders?after=" + 1707000000000000L + "-" + any(), row);
    page(
        "orders-name-last",
        () -> "/orders?after=" + 1712000000000000L + "-" + any() + "&q=" + encoded(one(NAMES)),
        row);
    page("board", "/orders/board", row);
    page("order", () -> "/orders/" + any(), "id=\"timeline\"");
    page("order-busy", "/orders/" + busy, "id=\"timeline\"");
    for (String kind : List.of("call", "change", "notification", "state")) {
      page("order-busy-" + kind, "/orders/" + busy + "?kind=" + kind, "data-kind=\"" + kind);
    }
  }

  private void rest() {
    page("changes", "/changes", "data-item");
    page("changes-type", "/changes?type=payer_change", "data-item");
    page("changes-age", "/changes?older=1d", "data-item");
    page("changes-order", () -> "/changes?order=" + number(any() & ~1) + "&status=all", "<main");
    page("changes-decided", "/changes?status=success", "data-item");
    page("changes-decided-rare", "/changes?status=failed&type=payer_change", "<main");
    page("changes-all-rare", "/changes?status=all&type=receiver_change", "<main");
    String multi = "href=\"/console/multirequests/";
    page("multi-requests", "/multirequests", multi);
    page("multi-requests-open", "/multirequests?state=open", "<main");
    page(
        "multi-requests-day",
        "/multirequests?createdFrom=2026-10-20&createdUntil=2026-10-20",
        multi);
    page(
        "multi-request",
        () -> "/multirequests/" + (first + orders + 2000000 + random.nextInt(orders / 1000)),
        "<tbody");
    String told = "href=\"/console/notifications/";
    page("notifications", "/notifications", told);
    page("notifications-failed", "/notifications?state=failed", told);
    page("notifications-sent", "/notifications?state=sent", told);
    page("notifications-queued", "/notifications?state=queued", "<main");
    page("notifications-sms", "/notifications?channel=sms", told);
    page("notifications-event", "/notifications?event=change_approved", told);
    page(
        "notifications-recipient",
        () -> "/notifications?recipient=R" + (any() / 3 * 3) + "@example.org",
        "<main");
    page(
        "notifications-recipient-many",
        () -> "/notifications?recipient=" + encoded("https://hooks.example.org/orders"),
        told);
    page("notifications-recipient-none", "/notifications?recipient=nobody@example.org", "<main");
    page("notifications-order", () -> "/notifications?order=" + number(any()), "<main");
    page("notifications-time", "/notifications?from=2025-03-01T00:00&until=2025-03-02T00:00", told);
    page("status", "/status", "<main");
    page("mailbox", "/mailbox", "<main");
    page("account", "/account", "<main");
    page("operators", "/access", "<main");
  }

  private boolean measure(String name, Page page) throws IOException, InterruptedException {
    var times = new double[requests];
    int wrong = 0;
    String sample = "";
    for (int i = -WARM_UP; i < requests; i++) {
      String address = page.address().get();
      var request =
          HttpRequest.newBuilder(URI.create(base + address))
              .timeout(Duration.ofSeconds(60))
              .header("Cookie", cookie);
      if (page.part()) {
        request.header("HX-Request", "true");
      }
      long start = System.nanoTime();
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      double took = (System.nanoTime() - start) / 1e6;
      if (answer.statusCode() != 200 || !answer.body().contains(page.mark())) {
        wrong++;
        sample = answer.statusCode() + " " + address;
      }
      if (i >= 0) {
        times[i] = took;
      }
    }
    Arrays.sort(times);
    double p99 = times[(int) Math.ceil(requests * 0.99) - 1];
    System.out.printf(
        "PAGE %-28s p50=%.1f p99=%.1f%s%n",
        name, times[requests / 2], p99, p99 > LIMIT_MS ? "  past the limit" : "");
    if (wrong > 0) {
      System.err.println("     not what was asked for, " + wrong + " times: " + sample);
    }
    return p99 <= LIMIT_MS && wrong == 0;
  }
}
