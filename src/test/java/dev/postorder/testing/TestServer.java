package dev.postorder.testing;

import dev.postorder.Wiring;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.config.ConfigurationLoader;
import dev.postorder.platform.database.Database;
import dev.postorder.platform.database.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole server, as it is wired, on a free port over a database of its own. */
public final class TestServer implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private static final String DESCRIPTION = "/api/v1/openapi.json";
  private static final AtomicReference<Optional<ApiContract>> CONTRACT =
      new AtomicReference<>(Optional.empty());

  private final Database database;
  private final Wiring wiring;

  private TestServer(Database database, Wiring wiring) {
    this.database = database;
    this.wiring = wiring;
  }

  /**
   * Starts it with letters going to the built-in mailbox.
   *
   * @param settings further settings, {@code key=value} each
   */
  public static TestServer start(String... settings) {
    return start(Clock.systemUTC(), settings);
  }

  /** As {@link #start(String...)}, by a clock of the test. */
  public static TestServer start(Clock clock, String... settings) {
    return start(TestDatabase.freshAddress(), clock, settings);
  }

  /** Over a database that there is already; brings it to the newest schema. */
  public static TestServer start(DatabaseAddress address, Clock clock, String... settings) {
    var loader =
        new ConfigurationLoader()
            .set("server.port", "0", "test")
            .set("server.drain", "2s", "test")
            .set("mail.transport", "mailbox", "test");
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      loader.set(setting.substring(0, equals), setting.substring(equals + 1), "test");
    }
    Configuration configuration = loader.load();
    Database database = TestDatabase.open(address);
    try {
      return new TestServer(database, Wiring.start(configuration, database, clock));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The server's parts. */
  public Wiring wiring() {
    return wiring;
  }

  /** SQL on its database. */
  public Jdbi jdbi() {
    return database.jdbi();
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return wiring.port();
  }

  /** The address of a path, e.g. {@code /v1/customers/login.json}. */
  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** GETs a path, with headers as name, value, name, value. */
  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** POSTs a body. */
  public HttpResponse<String> post(
      String path, String contentType, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = contentType;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return send("POST", path, body, all);
  }

  /** Sends any request. */
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(url(path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
      if (path.startsWith("/api/v1/") && !described(path) && !method.equals("HEAD")) {
        contract().check(method, path, body, answer);
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean described(String path) {
    return path.startsWith("/api/v1/openapi.") || path.startsWith("/api/v1/docs");
  }

  /** What the back-office API has to keep to. */
  public ApiContract contract() {
    return CONTRACT
        .updateAndGet(known -> known.or(() -> Optional.of(readContract())))
        .orElseThrow();
  }

  private ApiContract readContract() {
    return new ApiContract((ObjectNode) JsonMapper.shared().readTree(get(DESCRIPTION).body()));
  }

  /** Sends bytes as they are and reads until the server closes; see {@link RawHttp} for more. */
  public String raw(String request) throws IOException {
    return RawHttp.exchange(port(), request);
  }

  @Override
  public void close() {
    wiring.close();
    database.close();
  }
}
