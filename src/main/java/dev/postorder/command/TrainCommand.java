package dev.postorder.command;

import dev.postorder.document.Paper;
import dev.postorder.document.PrintShop;
import dev.postorder.platform.config.ConfigurationLoader;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.database.DataKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code train}: starts the server on a temporary data directory, makes typical calls, and ends, so
 * that the JVM can record what a start needs ({@code -XX:AOTCacheOutput}).
 */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
  private static final int ROUNDS = 20;
  private static final List<String> PAGES =
      List.of("/health/ready", "/xmlgate/v3/ordermanagement/ordersapi.asmx?wsdl");
  private static final String RENOTIFY =
      """
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
        <soap:Body><Renotify xmlns="http://corteos.ru"><id_Reserve>1</id_Reserve></Renotify></soap:Body>
      </soap:Envelope>
      """;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("postorder-train-");
    try {
      var configuration =
          new ConfigurationLoader()
              .set("data.directory", data.toString(), "train")
              .set("server.port", "0", "train")
              .set("mail.transport", "mailbox", "train")
              .set("log.level", "error", "train")
              .load();
      try (Running running = Running.start(configuration, DataKind.SERVE);
          HttpClient client = HttpClient.newHttpClient()) {
        for (int i = 0; i < ROUNDS; i++) {
          call(client, running.wiring().port());
        }
        print();
      }
    } finally {
      delete(data);
    }
    return 0;
  }

  private static void print() {
    var block = new Paper.Block("Заказ", List.of(new Paper.Row("Номер", "1")));
    var paper =
        new Paper(
            Language.RU,
            "Накладная",
            "№ 1",
            "1",
            List.of(List.of(block)),
            "",
            List.of(),
            Instant.EPOCH);
    try (var shop = new PrintShop()) {
      shop.print(paper);
    }
  }

  private static void call(HttpClient client, int port) throws IOException, InterruptedException {
    String base = "http://127.0.0.1:" + port;
    for (String page : PAGES) {
      send(client, HttpRequest.newBuilder(URI.create(base + page)));
    }
    for (String format : List.of("json", "xml")) {
      String login =
          format.equals("json") ? "{\"login\":\"a\"}" : "<request><login>a</login></request>";
      send(
          client,
          HttpRequest.newBuilder(URI.create(base + "/v3/auth/login." + format))
              .POST(BodyPublishers.ofString(login)));
    }
    send(
        client,
        HttpRequest.newBuilder(URI.create(base + "/xmlgate/v3/ordermanagement/ordersapi.asmx"))
            .header("Content-Type", "text/xml")
            .POST(BodyPublishers.ofString(RENOTIFY)));
  }

  private static void send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    client.send(request.build(), BodyHandlers.discarding());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
