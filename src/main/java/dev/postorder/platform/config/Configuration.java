package dev.postorder.platform.config;

import dev.postorder.platform.http.Network;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set. A setting's key is its path: {@code server.public-url}. The defaults
 * run: a server on loopback with an embedded database under {@code ./data}.
 */
public record Configuration(
    Server server,
    Data data,
    Database database,
    Mail mail,
    Notifications notifications,
    Sms sms,
    Outgoing outgoing,
    Calllog calllog,
    Freight freight,
    Travel travel,
    Addressbook addressbook,
    Changes changes,
    Events events,
    History history,
    Documents documents,
    Limits limits,
    Simulator simulator,
    Console console,
    Log log) {

  /** Where and how the server listens. */
  public record Server(
      @Setting(initially = "127.0.0.1", help = "IP address to listen on; `0.0.0.0` for all.")
          InetAddress bind,
      @Setting(initially = "8080", help = "Port; `0` takes any free one.") int port,
      @Setting(
              help =
                  "Where clients and readers of letters reach this server, e.g."
                      + " `https://orders.example.com`. Links are made from it, never from a Host"
                      + " header. Empty: made from the address and port that are listened on.")
          Optional<URI> publicUrl,
      @Setting(help = "Networks of the proxies whose `X-Forwarded-*` headers are believed.")
          List<Network> trustedProxies,
      Tls tls,
      @Setting(initially = "10s", help = "How long a stop waits for calls under way.")
          Duration drain,
      @Setting(initially = "Europe/Moscow", help = "Zone of the dates in answers and letters.")
          ZoneId timeZone) {

    /** Checks the port. */
    public Server {
      if (port < 0 || port > 65535) {
        throw new IllegalArgumentException("server.port: 0 to 65535 is expected");
      }
    }
  }

  /** The server's certificate; without one it speaks plain HTTP. */
  public record Tls(
      @Setting(help = "PEM file with the certificate and its chain. Set: HTTPS.")
          Optional<Path> certificate,
      @Setting(help = "PEM file with the unencrypted PKCS#8 private key.")
          Optional<Path> privateKey) {

    /** Checks that both or none are given. */
    public Tls {
      if (certificate.isPresent() != privateKey.isPresent()) {
        throw new IllegalArgumentException(
            "server.tls.certificate, server.tls.private-key: set both or neither");
      }
    }
  }

  /** The data directory. */
  public record Data(
      @Setting(
              initially = "./data",
              help = "Directory of the embedded database and of this server's own files.")
          Path directory) {}

  /** The database; embedded unless a URL is given. */
  public record Database(
      @Setting(
              help =
                  "JDBC URL of an external PostgreSQL 15 or later, e.g."
                      + " `jdbc:postgresql://db/postorder`. Empty: the embedded one.")
          Optional<String> url,
      @Setting(help = "User of the external database.") Optional<String> user,
      @Setting(help = "Password of the external database.", secret = true)
          Optional<String> password,
      @Setting(initially = "10", help = "Connections in the pool.") int poolSize) {

    /** Checks the URL and the pool. */
    public Database {
      if (url.filter(text -> !text.startsWith("jdbc:postgresql:")).isPresent()) {
        throw new IllegalArgumentException("database.url: jdbc:postgresql://… is expected");
      }
      if (poolSize < 2) {
        throw new IllegalArgumentException("database.pool-size: at least 2 is expected");
      }
    }

    /** Never shows the password. */
    @Override
    public String toString() {
      return "Database[url=" + url + ", user=" + user + ", poolSize=" + poolSize + "]";
    }
  }

  /** The call log. */
  public record Calllog(
      @Setting(
              initially = "writes",
              help =
                  "Whose bodies are kept, masked: `all` calls', those of `writes`, refusals and"
                      + " faults, or `none`.")
          Bodies bodies,
      @Setting(initially = "30d", help = "How long calls are kept.") Duration retention,
      @Setting(initially = "50kB", help = "Where a kept body is cut.") DataSize bodyLimit) {

    /** Whose bodies are kept. */
    public enum Bodies {
      ALL,
      WRITES,
      NONE
    }

    /** Checks the retention. */
    public Calllog {
      if (retention.compareTo(Duration.ofDays(1)) < 0) {
        throw new IllegalArgumentException("calllog.retention: at least 1d is expected");
      }
    }
  }

  /** The freight face. */
  public record Freight(
      @Setting(initially = "30d", help = "How long a session lives.") Duration sessionLifetime,
      @Setting(
              initially = "false",
              help = "Answers carry the extensions even when the request does not ask for them.")
          boolean extensions,
      @Setting(
              initially = "false",
              help =
                  "Orders must hold what the original demands of parties: right check digits in an"
                      + " INN, the document of a natural person.")
          boolean strictParties,
      @Setting(
              initially = "false",
              help =
                  "`v3/orders` and `v3/orders/statuses_history` answer without a session too: by"
                      + " number only, with state, dates and cities only, 60 calls a minute and"
                      + " address.")
          boolean publicTracking) {}

  /** The travel face. */
  public record Travel(
      @Setting(initially = "365d", help = "The longest life of a token.") Duration tokenLifetime) {}

  /** The address books. */
  public record Addressbook(
      @Setting(
              initially = "180d",
              help =
                  "How long an entry stays that nobody uses. What an order under way uses stays"
                      + " longer.")
          Duration unused) {

    /** Checks the time. */
    public Addressbook {
      if (unused.compareTo(Duration.ofDays(1)) < 0) {
        throw new IllegalArgumentException("addressbook.unused: at least 1d is expected");
      }
    }
  }

  /** The history of changes. */
  public record History(
      @Setting(initially = "ru", help = "Language of its texts: `ru` or `en`.")
          Language language) {}

  /** Printable documents. */
  public record Documents(
      @Setting(
              initially = "7d",
              help =
                  "How long a link to a document works, for whoever has it; `0s`: no links are"
                      + " made.")
          Duration linkLifetime) {}

  /** Limits on calls. */
  public record Limits(
      @Setting(
              initially = "0",
              help =
                  "How many calls a minute a user may make on this node, on both faces together;"
                      + " `0`: any number.")
          int callsPerMinute,
      @Setting(
              initially = "0",
              help =
                  "How many calls a minute an API key may make on this node; `0`: any number. The"
                      + " headers `RateLimit-Policy` and `RateLimit` tell what is left.")
          int apiCallsPerMinute,
      @Setting(
              initially = "0s",
              help =
                  "How long after an order was told of again (Renotify) it may be once more, over"
                      + " SOAP and over the back-office API, on all nodes together; `0s`: at once.")
          Duration renotifyInterval) {

    /** Checks the limits. */
    public Limits {
      if (callsPerMinute < 0) {
        throw new IllegalArgumentException("limits.calls-per-minute: 0 or more is expected");
      }
      if (apiCallsPerMinute < 0) {
        throw new IllegalArgumentException("limits.api-calls-per-minute: 0 or more is expected");
      }
      if (renotifyInterval.isNegative() || renotifyInterval.toDays() > 365) {
        throw new IllegalArgumentException("limits.renotify-interval: 0s to 365d is expected");
      }
    }
  }

  /** The simulator, which moves queued orders along. */
  public record Simulator(
      @Setting(initially = "false", help = "Whether it runs; the same as `serve --simulate`.")
          boolean enabled,
      @Setting(
              initially = "10s",
              help = "How long a step of a scenario is, until another is chosen.")
          Duration step,
      @Setting(initially = "smooth", help = "The scenario that is played, until another is chosen.")
          String scenario,
      @Setting(help = "A directory of scenarios, `<name>.yaml`, beside the built-in ones.")
          Optional<Path> scenarios,
      @Setting(
              initially = "false",
              help =
                  "Whether the simulator may be told to forget all orders. For test environments.")
          boolean resettable) {

    /** Checks the step. */
    public Simulator {
      if (step.compareTo(Duration.ofMillis(100)) < 0 || step.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException("simulator.step: 100ms to 1d is expected");
      }
    }
  }

  /** The server's own log, on the standard error stream. */
  public record Log(
      @Setting(initially = "plain", help = "`plain` lines for people, or one `json` object a line.")
          Format format,
      @Setting(initially = "info", help = "What is said: `error`, `warn`, `info` or `debug`.")
          Level level) {

    /** How a line looks. */
    public enum Format {
      PLAIN,
      JSON
    }

    /** From which weight on a line is written. */
    public enum Level {
      ERROR,
      WARN,
      INFO,
      DEBUG
    }
  }
}
