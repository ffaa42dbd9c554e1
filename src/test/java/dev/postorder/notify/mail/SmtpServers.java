package dev.postorder.notify.mail;

import dev.postorder.notify.Result;
import dev.postorder.notify.Text;
import dev.postorder.platform.config.Language;
import dev.postorder.testing.SettableClock;
import dev.postorder.testing.Tls;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** Servers that answer as a test has them answer, and transports to them. */
final class SmtpServers implements AutoCloseable {
  private static final InternetAddress FROM = from();

  final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final List<AutoCloseable> open = new ArrayList<>();

  @Override
  public void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  /** Closes something else at the end. */
  void closing(AutoCloseable one) {
    open.add(one);
  }

  /** On a virtual thread, as the dispatcher does. */
  static Result deliver(SmtpTransport transport) {
    var result = new CompletableFuture<Result>();
    Thread.ofVirtual()
        .start(() -> result.completeAsync(() -> transport.deliver(letter()), Runnable::run));
    return result.orTimeout(20, TimeUnit.SECONDS).join();
  }

  static Letter letter() {
    return new Letter(
        UUID.randomUUID(),
        Instant.parse("2026-11-22T10:00:00Z"),
        "receiver@example.com",
        Language.RU,
        new Text("Заказ", "Текст", "<p>Текст</p>"),
        new byte[0],
        List.of(),
        Optional.empty());
  }

  ScriptedSmtp scripted(Map<String, String> answers) {
    var server = new ScriptedSmtp(answers);
    open.add(server);
    return server;
  }

  ScriptedSmtp scripted(Map<String, String> answers, String certificate, String key) {
    SSLContext context = Tls.serving(certificate, key);
    var server = new ScriptedSmtp(answers, Optional.of(context));
    open.add(server);
    return server;
  }

  SmtpTransport transport(ScriptedSmtp server) {
    return transport("127.0.0.1", server.port(), SmtpSecurity.OFF, Optional.empty(), Tls.usual());
  }

  SmtpTransport transport(
      String host, int port, SmtpSecurity security, Optional<String> password, SSLContext trusted) {
    var settings =
        new SmtpSettings(
            Optional.of(host),
            port,
            security,
            password.map(any -> "postorder"),
            password,
            Duration.ofSeconds(2),
            4,
            Optional.of("bounces@example.org"),
            trusted);
    var transport = new SmtpTransport(settings, FROM, clock);
    open.add(transport);
    return transport;
  }

  private static InternetAddress from() {
    try {
      return new InternetAddress("Postorder <orders@example.org>");
    } catch (AddressException e) {
      throw new IllegalStateException(e);
    }
  }
}
