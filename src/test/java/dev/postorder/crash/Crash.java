package dev.postorder.crash;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills a server with SIGKILL while many clients write, starts it again and counts: every write
 * that was acknowledged is there, none is there twice, and what was under way is there once after
 * its client tried again with the same Idempotency-Key.
 */
final class Crash {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int ORDERS = 40;
  private static final int WRITERS = 16;

  private final ServerProcess server;
  private final String appkey;
  private final String session;
  private final List<String> orders = new ArrayList<>();
  private final AtomicInteger names = new AtomicInteger();

  /** Writes by their unique name; the value is the order. */
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  private final Map<String, String> unknown = new ConcurrentHashMap<>();

  private Crash(ServerProcess server) throws Exception {
    this.server = server;
    String customer = server.admin("customer", "add", "ООО Ромашка").split("\t", -1)[1];
    appkey = server.admin("application", "add", "crash");
    String password = server.admin("user", "add", "crash@example.org", "--access", customer + "=2");
    String key = server.admin("api-key", "add", "crash");
    session =
        post(
                "/v3/auth/login",
                Map.of("appkey", appkey, "login", "crash@example.org", "password", password),
                "")
            .orElseThrow()
            .at("/data/sessionID")
            .asString();
    for (int i = 1; i <= ORDERS; i++) {
      orders.add("26%011d".formatted(i));
      put(orders.getLast(), key, customer);
    }
  }

  /**
   * Kills so many times, each time after so many seconds of load (less a random part).
   *
   * @param command what starts Postorder, e.g. {@code ./postorder}
   * @return whether nothing was lost or doubled
   */
  static boolean run(int rounds, int seconds, List<String> command, Path directory)
      throws Exception {
    var server = new ServerProcess(command, directory);
    var crash = new Crash(server);
    boolean kept = true;
    for (int round = 1; round <= rounds; round++) {
      kept &= crash.round(round, seconds);
    }
    server.stop();
    return kept;
  }

  private boolean round(int round, int seconds) throws Exception {
    var writers = new ArrayList<Thread>();
    Set<Thread> stopped = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (!stopped.contains(Thread.currentThread()) && write()) {}
                  }));
    }
    double share = ThreadLocalRandom.current().nextDouble(0.7, 1.0);
    TimeUnit.MILLISECONDS.sleep((long) (seconds * share * 1000));
    long began = System.nanoTime();
    server.killAndRestart();
    Duration recovery = Duration.ofNanos(System.nanoTime() - began);
    stopped.addAll(writers);
    for (Thread writer : writers) {
      writer.join();
    }
    int underWay = unknown.size();
    retry();
    return check(round, underWay, recovery);
  }

  /** One write; false when the server has gone. */
  private boolean write() {
    String order = orders.get(ThreadLocalRandom.current().nextInt(ORDERS));
    String name = "Контакт " + names.incrementAndGet();
    unknown.put(name, order);
    return send(name, order);
  }

  private boolean send(String name, String order) {
    try {
      if (change(name, order)) {
        acknowledged.put(name, order);
        unknown.remove(name);
        return true;
      }
      return false;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Every second write carries a key, so that both ways of writing are killed. */
  private static String key(String name) {
    return name.hashCode() % 2 == 0 ? "key-" + name.substring(8) : "";
  }

  private boolean change(String name, String order) throws IOException, InterruptedException {
    var member = Map.of("contactPersons", List.of(Map.of("name", name)));
    return post(
            "/v1/orders/change_contacts",
            Map.of(
                "appkey", appkey,
                "sessionID", session,
                "orderID", order,
                "members", Map.of("receiver", member)),
            key(name))
        .filter(answer -> answer.at("/data/status").asString("").equals("success"))
        .isPresent();
  }

  /** What was under way: with a key it may be tried again; without one nobody can tell. */
  private void retry() {
    for (var write : Map.copyOf(unknown).entrySet()) {
      if (!key(write.getKey()).isEmpty()) {
        send(write.getKey(), write.getValue());
      }
    }
  }

  private boolean check(int round, int underWay, Duration recovery) throws Exception {
    Map<String, Integer> found = new HashMap<>();
    for (String order : orders) {
      for (JsonNode entry : history(order)) {
        entry
            .at("/changes/after/receiver/contacts")
            .forEach(contact -> found.merge(contact.path("name").asString(), 1, Integer::sum));
      }
    }
    long lost = acknowledged.keySet().stream().filter(name -> !found.containsKey(name)).count();
    long doubled = found.values().stream().filter(count -> count > 1).count();
    System.out.printf(
        "round %d: acknowledged %d, under way %d, lost %d, doubled %d, ready after %d ms%n",
        round, acknowledged.size(), underWay, lost, doubled, recovery.toMillis());
    unknown.clear();
    return lost == 0 && doubled == 0 && !acknowledged.isEmpty();
  }

  private Iterable<JsonNode> history(String order) throws Exception {
    JsonNode answer =
        post(
                "/v3/orders/history",
                Map.of("appkey", appkey, "sessionID", session, "orderID", order),
                "")
            .orElseThrow();
    return answer.path("data").isArray() ? answer.path("data") : Collections.emptyList();
  }

  private void put(String number, String key, String customer) throws Exception {
    Map<String, Object> place = Map.of("variant", "address", "address", "Тверь, ул. Ткача, 3");
    Map<String, Object> party = Map.of("name", "АО Василёк", "email", "receiver@example.org");
    var order =
        Map.of(
            "customer", customer,
            "state", "inway",
            "pickup", place,
            "delivery", place,
            "parties", Map.of("sender", party, "receiver", party));
    var request =
        HttpRequest.newBuilder(server.url("/api/v1/orders/" + number))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(order)))
            .build();
    HttpResponse<String> response = ServerProcess.CLIENT.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 201) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
  }

  private Optional<JsonNode> post(String path, Map<String, ?> body, String key)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.url(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Postorder-Extensions", "1")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    HttpResponse<String> response =
        ServerProcess.CLIENT.send(request.build(), BodyHandlers.ofString());
    return response.statusCode() == 200
        ? Optional.of(JSON.readTree(response.body()))
        : Optional.empty();
  }
}
