package dev.postorder.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads one HTTP request from each connection, and does then whatever a receiver can do wrong. */
public final class ScriptedReceiver implements AutoCloseable {
  private final ServerSocket socket;
  private final Script script;
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** What is done with a connection after its request; then it is closed. */
  @FunctionalInterface
  public interface Script {
    void run(Socket connection, CountDownLatch end) throws IOException, InterruptedException;
  }

  public ScriptedReceiver(Script script) {
    this("127.0.0.1", script);
  }

  public ScriptedReceiver(String address, Script script) {
    this.script = script;
    try {
      socket = new ServerSocket(0, 50, InetAddress.ofLiteral(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** Says a text, and closes. */
  public static Script says(String text) {
    return (connection, end) -> write(connection, text);
  }

  /** Says a text, and waits. */
  public static Script hangsAfter(String text) {
    return (connection, end) -> {
      write(connection, text);
      end.await();
    };
  }

  /** Says a text, and then the same again and again. */
  public static Script repeatsAfter(String text, String again) {
    return (connection, end) -> {
      write(connection, text);
      while (end.getCount() > 0) {
        write(connection, again);
      }
    };
  }

  /** Says a character ten times a second. */
  public static Script drips(String text) {
    return (connection, end) -> {
      write(connection, text);
      while (!end.await(100, TimeUnit.MILLISECONDS)) {
        write(connection, "x");
      }
    };
  }

  /** Breaks the connection off. */
  public static Script resets() {
    return (connection, end) -> connection.setSoLinger(true, 0);
  }

  private static void write(Socket connection, String text) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  public int port() {
    return socket.getLocalPort();
  }

  public int connections() {
    return connections.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.incrementAndGet();
        threads.execute(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      readRequest(new BufferedInputStream(connection.getInputStream()));
      script.run(connection, end);
    } catch (IOException e) {
      // The caller went away.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    int length = 0;
    String line = line(in);
    while (!line.isEmpty()) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
      line = line(in);
    }
    in.readNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    int c = in.read();
    while (c >= 0 && c != '\n') {
      if (c != '\r') {
        line.append((char) c);
      }
      c = in.read();
    }
    return line.toString();
  }

  @Override
  public void close() {
    end.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
    threads.close();
  }
}
