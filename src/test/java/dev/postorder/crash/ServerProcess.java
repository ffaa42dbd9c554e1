package dev.postorder.crash;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which can be killed. */
final class ServerProcess {
  static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final List<String> command;
  private final Path directory;
  private final List<String> settings;
  private final int port;
  private Process process;

  /**
   * Starts a server for the first time.
   *
   * @param command what starts Postorder, e.g. {@code ./postorder}
   * @param settings {@code key=value} each
   */
  ServerProcess(List<String> command, Path directory, String... settings) throws Exception {
    this.command = command;
    this.settings = List.of(settings);
    this.directory = directory;
    try (var probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    process = launch();
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** SIGKILL, then a new start, which recovers by itself. */
  void killAndRestart() throws Exception {
    kill();
    restart();
  }

  /** SIGKILL. */
  void kill() throws Exception {
    process.destroyForcibly().waitFor();
  }

  /** Starts it if it does not run. */
  void restart() throws Exception {
    if (!process.isAlive()) {
      process = launch();
    }
  }

  /** Where its embedded database is now: {@code url}, {@code user}, {@code password}. */
  Properties database() throws IOException {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(Path.of(data(), "database.properties"))) {
      properties.load(in);
    }
    return properties;
  }

  /** SIGTERM, and waits for the end. */
  void stop() throws Exception {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the server did not stop");
    }
  }

  /** Runs {@code admin …}; the last line that it prints. */
  String admin(String... arguments) throws Exception {
    var admin = new ArrayList<>(command);
    admin.addAll(List.of("admin", "--data", data()));
    admin.addAll(List.of(arguments));
    Process run =
        new ProcessBuilder(admin).redirectError(log().resolveSibling("admin.log").toFile()).start();
    String out = new String(run.getInputStream().readAllBytes());
    if (run.waitFor() != 0) {
      throw new IllegalStateException(
          admin + " failed: " + Files.readString(log().resolveSibling("admin.log")));
    }
    return out.strip().lines().reduce((first, second) -> second).orElse("");
  }

  private Process launch() throws Exception {
    var serve = new ArrayList<>(command);
    serve.addAll(List.of("serve", "--data", data(), "--port", String.valueOf(port)));
    settings.forEach(setting -> serve.addAll(List.of("--set", setting)));
    Process started =
        new ProcessBuilder(serve)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!ready()) {
      if (!started.isAlive() || System.nanoTime() > deadline) {
        started.destroyForcibly();
        throw new IllegalStateException("no server: " + Files.readString(log()));
      }
      started.waitFor(20, TimeUnit.MILLISECONDS);
    }
    return started;
  }

  private boolean ready() throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(url("/health/ready")).timeout(PATIENCE).build();
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  private Path log() {
    return directory.resolve("server.log");
  }
}
