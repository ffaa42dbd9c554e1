package dev.postorder.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Takes webhooks, badly: of a thousand calls 200 fail, some of them by a redirect, by a connection
 * that is closed early, or by no answer at all.
 */
final class HookReceiver implements AutoCloseable {
  private static final int FAILING = 200;
  private static final int CLOSING = 22;
  private static final int REDIRECTING = 12;
  private static final int HANGING = 2;

  private final Arrivals arrivals;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);

  HookReceiver(String address, Arrivals arrivals) throws IOException {
    this.arrivals = arrivals;
    server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** {@code host:port}. */
  String host() {
    return server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String id = exchange.getRequestHeaders().getFirst("webhook-id").replace("msg_", "");
    int fate = ThreadLocalRandom.current().nextInt(1000);
    arrivals.came(id, fate >= FAILING);
    if (fate < HANGING) {
      hang();
    }
    if (fate < CLOSING) {
      exchange.close();
      return;
    }
    if (fate < CLOSING + REDIRECTING) {
      exchange.getResponseHeaders().add("Location", "http://" + host() + "/elsewhere");
      exchange.sendResponseHeaders(302, -1);
    } else {
      exchange.sendResponseHeaders(fate < FAILING ? 500 : 204, -1);
    }
    exchange.close();
  }

  /** Longer than the sender waits. */
  private void hang() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
    try {
      while (System.nanoTime() < end && !closed.await(1, TimeUnit.SECONDS)) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }
}
