package dev.postorder.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP server that webhooks are posted to; it answers 200 unless it is told otherwise. */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Hook> hooks = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  /** A request that came. */
  public record Hook(String path, Map<String, String> headers, String body) {
    public JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    public String type() {
      return json().path("type").asString();
    }
  }

  public Receiver() {
    this("127.0.0.1");
  }

  public Receiver(String address) {
    this(address, 0);
  }

  public Receiver(String address, int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url(String path) {
    String host = server.getAddress().getAddress().getHostAddress();
    return "http://" + host + ":" + port() + path;
  }

  /** What a path answers from now on. */
  public void answers(String path, int status) {
    statuses.put(path, status);
  }

  /** A path takes requests and does not answer until it is opened. */
  public CountDownLatch hangs(String path) {
    return gates.computeIfAbsent(path, p -> new CountDownLatch(1));
  }

  /** What came, in the order of its coming. */
  public List<Hook> hooks() {
    return List.copyOf(hooks);
  }

  /** The types of what came to a path. */
  public List<String> types(String path) {
    return hooks.stream().filter(hook -> hook.path().equals(path)).map(Hook::type).toList();
  }

  /** How many requests were under way at one time, at most. */
  public int mostAtOnce() {
    return mostAtOnce.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    String path = exchange.getRequestURI().getPath();
    var headers = new ConcurrentHashMap<String, String>();
    exchange.getRequestHeaders().forEach((k, v) -> headers.put(k.toLowerCase(), v.getFirst()));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    hooks.add(new Hook(path, headers, body));
    try {
      if (gates.containsKey(path)) {
        gates.get(path).await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int status = statuses.getOrDefault(path, 200);
    if (status / 100 == 3) {
      exchange.getResponseHeaders().add("Location", url("/redirected"));
    }
    byte[] answer = ("status " + status).getBytes(StandardCharsets.UTF_8);
    atOnce.decrementAndGet();
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Override
  public void close() {
    gates.values().forEach(CountDownLatch::countDown);
    server.stop(0);
    threads.close();
  }
}
